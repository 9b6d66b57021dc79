// What a run's answer rests on, for --verbose: weights with their ranges, every finding, what was ruled out, models and columns.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import { plainNumber, rangeText } from "../../analysis/number-text.ts";
import { EVIDENCE_LABEL, rowText, updatesText, WEIGHT_STATUS, writerText } from "../run-text.ts";
import { padEnd, shorten } from "../text-width.ts";
import { gridLines } from "./tables/grid.ts";
import { paint, type Paper, span, type Tone, wrap } from "./paper.ts";
import type { Evidence, Finding } from "../../causes/finding.ts";
import { verdictRecord } from "../../verdict/verdicts.ts";
import { judgedRows, modelLegend, modelVerdictText } from "../model-text.ts";

export function detailLines(paper: Paper, run: RunAnalysis): string[] {
  const parts = [
    titled(paper, "Weights, and the range that the log allows:", weightLines(paper, run)),
    titled(paper, "Findings:", findingLines(paper, run)),
    titled(paper, "Unlikely, each below 3 % of such logs:", unlikelyLines(paper, run)),
    modelLines(paper, run),
    titled(paper, "How the log was read:", readingLines(paper, run)),
  ].filter((lines) => lines.length > 0);
  return parts.flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
}

function titled(paper: Paper, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`  ${paint(paper, span(title, "dim"))}`, ...lines];
}

function weightLines(paper: Paper, { weights }: RunAnalysis): string[] {
  const nameCap = Math.max(12, paper.width - 48);
  const names = weights.map(({ component }) =>
    shorten(paper.show(component), nameCap, paper.show("…")),
  );
  const [, ...rows] = gridLines(paper, [
    { title: "", cells: names, isText: true },
    { title: "", cells: weights.map(({ value }) => plainNumber(value)) },
    { title: "", cells: weights.map(({ low, high }) => rangeText(low, high)), isText: true },
    {
      title: "",
      cells: weights.map(({ status }) => WEIGHT_STATUS[status]),
      isText: true,
      tone: "dim",
    },
  ]);
  return rows.map((row) => `   ${row}`);
}

function readingLines(paper: Paper, run: RunAnalysis): string[] {
  return [
    ...wrap(paper, `Printed by ${writerText(run)}.`, "    ", 6),
    ...updatesText(run).flatMap((text) => wrap(paper, text, "    ", 6)),
    ...run.columns.flatMap(({ column, role, reason }) =>
      wrap(paper, [span(`${paper.show(column)}: ${role}, `), reason], "    ", 6, "dim"),
    ),
  ];
}

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

function findingLines(paper: Paper, run: RunAnalysis): string[] {
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
function unlikelyLines(paper: Paper, { verdict }: RunAnalysis): string[] {
  return verdict.unlikely.flatMap((id) => wrap(paper, span(verdictRecord(id).title), "    ", 6));
}

const TITLE = "residual models:";

function modelLines(paper: Paper, run: RunAnalysis): string[] {
  const { models } = run;
  if (models.length === 0) return [];
  const width = Math.max(TITLE.length - 2, ...models.map(({ model }) => model.length));
  const legend = modelLegend(run, " (`--format json` has the rows)");
  return [
    `   ${paint(paper, span(`${padEnd(TITLE, width + 2)}  ${judgedRows(run)}`, "dim"))}`,
    ...models.map(
      (entry) => `     ${padEnd(paper.show(entry.model), width)}  ${modelVerdictText(entry)}`,
    ),
    ...wrap(paper, legend, "     ", 5, "dim"),
  ];
}
