// Rows as they were read → CSV (RFC 4180) with a header; values as printed.

import { escapeCsv } from "../escape.ts";
import { columnsOf } from "./read-row.ts";
import type { RowFormat } from "./row-format.ts";

const ROW = ["source", "run", "epoch", "split", "origin", "line"] as const;
const REJECT = ["source", "line", "reason", "text"] as const;

export const csvRows: RowFormat = {
  id: "csv",
  rows(rows) {
    const names = columnsOf(rows);
    const lines = rows.map((row) => [
      ...ROW.map((key) => String(row[key])),
      ...names.map((name) => row.values.get(name)?.text ?? ""),
    ]);
    return csvText([[...ROW, ...names], ...lines]);
  },
  rejects: (rejects) =>
    csvText([REJECT, ...rejects.map((reject) => REJECT.map((key) => String(reject[key])))]),
};

function csvText(lines: readonly (readonly string[])[]): string {
  return lines.map((line) => `${line.map(escapeCsv).join(",")}\n`).join("");
}
