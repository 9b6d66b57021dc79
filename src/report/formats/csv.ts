// An Analysis → CSV (RFC 4180): a line a row of the ledger, with its residual, the interval of it and its share.

import type { RowAnalysis, RunAnalysis } from "../../analysis/analysis.ts";
import { contributionsOf, valueOf } from "../../analysis/answer/run-rows.ts";
import { csvLine } from "../escape.ts";
import { type Format, writtenInPieces } from "../format.ts";
import { longNumber } from "../../analysis/number-text.ts";

const COLUMNS = [
  "source",
  "run",
  "epoch",
  "split",
  "origin",
  "line",
  "total",
  "components",
  "residual",
  "residual_low",
  "residual_high",
  "share",
  "verdict",
  "finding",
  "certainty",
] as const;

export const csv: Format = {
  id: "csv",
  ...writtenInPieces(function* ({ runs }) {
    for (const line of table(runs)) yield csvLine(line);
  }),
};

/** After the columns of every report one a component of any run: what it adds to the total. */
function* table(runs: readonly RunAnalysis[]): Generator<readonly string[]> {
  const components = [...new Set(runs.flatMap((run) => run.components))];
  yield [...COLUMNS, ...components.map((name) => `contribution:${name}`)];
  for (const run of runs) {
    const places = components.map((name) => run.components.indexOf(name));
    for (const row of run.rows) {
      const parts = contributionsOf(run, row);
      const own = places.map((at) =>
        at < 0 || Number.isNaN(parts[at]) ? "" : longNumber(parts[at] ?? 0),
      );
      yield [...cells(run, row), ...own];
    }
  }
}

/** `components` is the weighted sum; cells without a value are empty. */
function cells(run: RunAnalysis, row: RowAnalysis): readonly string[] {
  const [best] = run.findings;
  const total = valueOf(row, run.total);
  const { residual } = row;
  const isKnown = residual !== null && total !== undefined;
  return [
    run.source,
    String(run.run),
    String(row.epoch),
    row.split,
    row.origin,
    row.line === 0 ? "" : String(row.line),
    total?.text ?? "",
    isKnown ? longNumber(total.value - residual.value) : "",
    residual === null ? "" : longNumber(residual.value),
    residual === null ? "" : longNumber(residual.low),
    residual === null ? "" : longNumber(residual.high),
    isKnown && total.value !== 0 ? longNumber(residual.value / total.value) : "",
    run.verdict.id,
    best?.cause ?? "",
    best?.certainty ?? "",
  ];
}
