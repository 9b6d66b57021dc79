// The findings of a run → the best one with its evidence, the others in a line each, what was ruled out and what could not be tested.

import type { Evidence, Finding } from "../../causes/finding.ts";
import type { RunAnalysis } from "../../analysis/analysis.ts";
import { EVIDENCE_LABEL, rowText } from "../evidence-text.ts";
import { plainNumber } from "../../analysis/number-text.ts";
import { clause, paint, type Paper, type Span, span, type Tone, wrap } from "./paper.ts";

const CERTAINTY_TONE: Readonly<Record<Finding["certainty"], Tone>> = {
  proven: "strong",
  strong: "strong",
  moderate: "plain",
  possible: "plain",
  "ruled-out": "dim",
};

const EVIDENCE_TONE: Readonly<Record<Evidence["kind"], Tone>> = {
  for: "plain",
  impossible: "dim",
  undecided: "warn",
};

export function findingLines(paper: Paper, run: RunAnalysis): string[] {
  const standing = run.findings.filter(({ certainty }) => certainty !== "ruled-out");
  return standing.flatMap((finding, i) =>
    findingText(paper, run, finding, i === 0 ? paper.signs.first : paper.signs.other),
  );
}

function findingText(paper: Paper, run: RunAnalysis, finding: Finding, sign: string): string[] {
  const head: Span[] = [
    span(paper.show(finding.cause), "strong"),
    span(` (${finding.certainty}): `, CERTAINTY_TONE[finding.certainty]),
    ...clause(paper, finding.clause),
  ];
  const evidence = finding.evidence.flatMap((entry) => [
    ...evidenceLines(paper, entry),
    ...proofLines(paper, run, entry),
  ]);
  return [...wrap(paper, head, `  ${sign} `, 6), ...evidence];
}

function evidenceLines(paper: Paper, { kind, text }: Evidence): string[] {
  const label = EVIDENCE_LABEL[kind];
  const spans = [
    ...(label === "" ? [] : [span(label, EVIDENCE_TONE[kind])]),
    ...clause(paper, text),
  ];
  return wrap(paper, spans, "     ", 7);
}

/** The certificate as a sum that a reader can redo: multipliers, bounds, rows, and what they come to. */
function proofLines(paper: Paper, run: RunAnalysis, { certificate }: Evidence): string[] {
  if (certificate === undefined) return [];
  const terms = certificate.terms.map(({ row, bound, multiplier }) => {
    const at = run.rows[row];
    const place = at === undefined ? `row ${row}` : rowText(run, at);
    return `${multiplier} × ${bound} bound of ${place}`;
  });
  const sum = `adds up to at most ${plainNumber(certificate.gap)}, and would have to reach 0`;
  return wrap(
    paper,
    [span("proof: ", "dim"), ...clause(paper, `${terms.join("; ")}; ${sum}`, "dim")],
    "       ",
    9,
  );
}

/** What was tested and did not hold, with the reasons. */
export function testedLines(paper: Paper, run: RunAnalysis): string[] {
  const ruledOut = run.findings.filter(({ certainty }) => certainty === "ruled-out");
  return [
    ...section(
      paper,
      "Ruled out",
      ruledOut.map((finding) => [finding.cause, finding.clause]),
    ),
  ];
}

function section(
  paper: Paper,
  label: string,
  entries: readonly (readonly [string, string])[],
): string[] {
  if (entries.length === 0) return [];
  return [
    `  ${paint(paper, span(`${label}:`, "dim"))}`,
    ...entries.flatMap(([cause, why]) =>
      wrap(paper, [span(`${paper.show(cause)}: `), ...clause(paper, why, "dim")], "     ", 7),
    ),
  ];
}
