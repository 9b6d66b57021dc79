// The findings of a run → the best one with its evidence, the others in a line each, what was ruled out and what could not be tested.

import type { Evidence, Finding } from "../../causes/finding.ts";
import type { RunAnalysis } from "../../analysis/analysis.ts";
import { EVIDENCE_LABEL, rowText } from "../evidence-text.ts";
import { plainNumber } from "../number-text.ts";
import { clause, glueWords, paint, type Paper, type Span, span, type Tone, wrap } from "./paper.ts";

/** Further findings shown without --verbose. */
const SHOWN_OTHERS = 3;

/** After a proof that no sentence tells. */
const SUM_HINT = " (--verbose shows the sum)";

const CERTAINTY_TONE: Readonly<Record<Finding["certainty"], Tone>> = {
  proven: "strong",
  strong: "strong",
  moderate: "plain",
  possible: "plain",
  "ruled-out": "dim",
};

const EVIDENCE_TONE: Readonly<Record<Evidence["kind"], Tone>> = {
  for: "plain",
  against: "warn",
  impossible: "dim",
  undecided: "warn",
  untested: "dim",
};

export function findingLines(paper: Paper, run: RunAnalysis): string[] {
  const standing = run.findings.filter(({ certainty }) => certainty !== "ruled-out");
  const [best, ...others] = standing;
  if (paper.glance !== undefined) {
    const own = others.filter(({ cause }) => cause === paper.glance);
    return best === undefined
      ? []
      : [
          ...findingText(paper, run, best, paper.signs.first, false),
          ...own.flatMap((finding) => findingText(paper, run, finding, paper.signs.other, false)),
        ];
  }
  const shown = paper.verbose ? others : others.slice(0, SHOWN_OTHERS);
  return [
    ...(best === undefined ? [] : findingText(paper, run, best, paper.signs.first, true)),
    ...shown.flatMap((finding) =>
      findingText(paper, run, finding, paper.signs.other, paper.verbose),
    ),
    ...(shown.length < others.length
      ? [paint(paper, span(`   ${others.length - shown.length} more with --verbose`, "dim"))]
      : []),
  ];
}

function findingText(
  paper: Paper,
  run: RunAnalysis,
  finding: Finding,
  sign: string,
  full: boolean,
): string[] {
  const head: Span[] = [
    span(paper.show(finding.cause), "strong"),
    span(` (${finding.certainty}): `, CERTAINTY_TONE[finding.certainty]),
    ...clause(paper, finding.clause),
  ];
  const evidence = full
    ? finding.evidence.flatMap((entry) => [
        ...evidenceLines(paper, entry),
        ...(paper.verbose ? proofLines(paper, run, entry) : []),
      ])
    : [];
  return [...wrap(paper, head, ` ${sign} `, 5), ...evidence];
}

function evidenceLines(paper: Paper, { kind, text, certificate }: Evidence): string[] {
  const label = EVIDENCE_LABEL[kind];
  const spans = [
    ...(label === "" ? [] : [span(label, EVIDENCE_TONE[kind])]),
    ...clause(paper, text),
    ...(certificate?.words === null && !paper.verbose ? [span(SUM_HINT)] : []),
  ];
  return wrap(paper, spans, "     ", 7);
}

/** The certificate as a sum that a reader can redo: multipliers, bounds, rows, and what they come to. */
function proofLines(paper: Paper, run: RunAnalysis, { certificate }: Evidence): string[] {
  if (certificate === undefined) return [];
  const terms = certificate.terms.map(({ row, bound, multiplier }) => {
    const at = run.rows[row];
    const place = at === undefined ? `row ${row}` : rowText(at);
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

/** `→ what to do`, its code, and where the cause is explained. */
export function nextLines(paper: Paper, run: RunAnalysis): string[] {
  const best = run.findings.find(({ certainty }) => certainty !== "ruled-out");
  if (best === undefined) return [];
  const lines: string[] = [];
  const arrow = ` ${paper.signs.next} `;
  const docs = paper.docs?.(best.cause) ?? null;
  if (best.next !== null) {
    const code = (best.next.code ?? "").split("\n").filter((line) => line.trim() !== "");
    const single = code.length === 1 ? (code[0] ?? "") : "";
    const text = clause(paper, best.next.text);
    const joined = wrap(
      paper,
      [...text, span(": "), span(glueWords(paper.show(single)), "code")],
      arrow,
      3,
    );
    if (single !== "" && joined.length === 1) lines.push(...joined);
    else {
      lines.push(...wrap(paper, code.length > 0 ? [...text, span(":")] : text, arrow, 3));
      lines.push(...code.map((line) => `     ${paint(paper, span(paper.show(line), "code"))}`));
    }
  }
  if (docs !== null) lines.push(...wrap(paper, [span("docs: "), span(docs, "code")], "   ", 3));
  return lines;
}

/** What was tested and did not hold, and what this log cannot test; reasons with --verbose. */
export function testedLines(paper: Paper, run: RunAnalysis): string[] {
  const ruledOut = run.findings.filter(({ certainty }) => certainty === "ruled-out");
  if (!paper.verbose) {
    return [
      ...list(
        paper,
        "ruled out",
        ruledOut.map(({ cause }) => cause),
      ),
      ...list(
        paper,
        "not testable here",
        run.untestable.map(({ cause }) => cause),
      ),
    ];
  }
  return [
    ...section(
      paper,
      "ruled out",
      ruledOut.map((finding) => [finding.cause, finding.clause]),
    ),
    ...section(
      paper,
      "not testable here",
      run.untestable.map(({ cause, why }) => [cause, why]),
    ),
  ];
}

function list(paper: Paper, label: string, causes: readonly string[]): string[] {
  if (causes.length === 0) return [];
  return wrap(paper, [span(`${label}: ${paper.show(causes.join(", "))}`, "dim")], "   ", 5);
}

function section(
  paper: Paper,
  label: string,
  entries: readonly (readonly [string, string])[],
): string[] {
  if (entries.length === 0) return [];
  return [
    `   ${paint(paper, span(`${label}:`, "dim"))}`,
    ...entries.flatMap(([cause, why]) =>
      wrap(paper, [span(`${paper.show(cause)}: `), ...clause(paper, why, "dim")], "     ", 7),
    ),
  ];
}
