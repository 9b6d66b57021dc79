// The findings of a run → the best one with its evidence, the others in a line each, and the verdicts that the rows speak against.

import type { Evidence, Finding } from "../../causes/finding.ts";
import { verdictRecord } from "../../verdict/verdicts.ts";
import type { RunAnalysis } from "../../analysis/analysis.ts";
import { EVIDENCE_LABEL, rowText } from "../run-text.ts";
import { plainNumber } from "../../analysis/number-text.ts";
import { paint, type Paper, span, type Tone, wrap } from "./paper.ts";

const CERTAINTY_TONE: Readonly<Record<Finding["certainty"], Tone>> = {
  strong: "strong",
  moderate: "plain",
  possible: "plain",
};

const EVIDENCE_TONE: Readonly<Record<Evidence["kind"], Tone>> = {
  for: "plain",
  impossible: "dim",
  undecided: "warn",
};

export function findingLines(paper: Paper, run: RunAnalysis): string[] {
  return run.findings.flatMap((finding, i) =>
    findingText(paper, run, finding, paper.show(i === 0 ? "●" : "○")),
  );
}

function findingText(paper: Paper, run: RunAnalysis, finding: Finding, sign: string): string[] {
  const head = [
    span(paper.show(finding.cause), "strong"),
    span(` (${finding.certainty}): `, CERTAINTY_TONE[finding.certainty]),
    finding.clause,
  ];
  const evidence = finding.evidence.flatMap((entry) => [
    ...evidenceLines(paper, entry),
    ...proofLines(paper, run, entry),
  ]);
  return [...wrap(paper, head, `  ${sign} `, 6), ...evidence];
}

function evidenceLines(paper: Paper, { kind, text }: Evidence): string[] {
  const label = span(EVIDENCE_LABEL[kind], EVIDENCE_TONE[kind]);
  return wrap(paper, [label, text], "     ", 7);
}

/** The certificate as a sum that a reader can redo: multipliers, bounds, rows, and what they come to. */
function proofLines(paper: Paper, run: RunAnalysis, { certificate }: Evidence): string[] {
  if (certificate === undefined) return [];
  const terms = certificate.terms.map(
    ({ row, bound, multiplier }) => `${multiplier} × ${bound} bound of ${rowText(run, row)}`,
  );
  const sum = `adds up to at most ${plainNumber(certificate.gap)}, and would have to reach 0`;
  const proof = `proof: ${terms.join("; ")}; ${sum}`;
  return wrap(paper, proof, "       ", 9, "dim");
}

/** Verdicts that the rows speak against. */
export function unlikelyLines(paper: Paper, { verdict }: RunAnalysis): string[] {
  if (verdict.unlikely.length === 0) return [];
  return [
    `  ${paint(paper, span("Unlikely, each below 3 % of such logs:", "dim"))}`,
    ...verdict.unlikely.flatMap((id) => wrap(paper, span(verdictRecord(id).title), "    ", 6)),
  ];
}
