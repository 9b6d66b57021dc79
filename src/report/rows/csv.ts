// Rows as they were read → CSV (RFC 4180) with a header; values as printed.

import { csvLine } from "../escape.ts";
import { columnsOf, createCells, type ReadRow } from "./read-row.ts";
import type { RowFormat, SourceReject } from "./row-format.ts";

const ROW = ["source", "run", "epoch", "split", "origin", "line"] as const;
const REJECT = ["source", "line", "reason", "text"] as const;

export const csvRows: RowFormat = {
  id: "csv",
  rows: rowLines,
  rejects: rejectLines,
};

function* rowLines(rows: Iterable<ReadRow>): Generator<string> {
  const names = columnsOf(rows);
  const cellsOf = createCells(names);
  yield csvLine([...ROW, ...names]);
  for (const one of rows) {
    const { source, run, row } = one;
    const { epoch, split, origin, line } = row;
    yield csvLine([
      source,
      String(run),
      String(epoch),
      split,
      origin,
      String(line),
      ...cellsOf(one),
    ]);
  }
}

function* rejectLines(rejects: readonly SourceReject[]): Generator<string> {
  yield csvLine(REJECT);
  for (const reject of rejects) yield csvLine(REJECT.map((key) => String(reject[key])));
}
