// An Analysis → CSV (RFC 4180): a line a run, for tables over many logs.

import { escapeCsv } from "../escape.ts";
import type { Format } from "../format.ts";
import { nonFinite } from "../../analysis/number-text.ts";
import { type RunSummary, SUMMARY_COLUMNS, summariesOf } from "../run-summary.ts";

export const runsCsv: Format = {
  id: "runs-csv",
  title: "CSV, a line a run",
  render: (analysis) =>
    [
      SUMMARY_COLUMNS,
      ...summariesOf(analysis).map((run) => SUMMARY_COLUMNS.map((column) => cell(run[column]))),
    ]
      .map((line) => `${line.map(escapeCsv).join(",")}\n`)
      .join(""),
};

/** Lists are joined by blanks, weights are a JSON object; what is not known is empty. */
function cell(value: RunSummary[keyof RunSummary]): string {
  if (value === null) return "";
  if (typeof value === "number") return number(value);
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.join(" ");
  return Object.keys(value).length === 0 ? "" : JSON.stringify(value);
}

/** Twelve digits: what lies beyond is the arithmetic's own rounding. */
function number(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(12))) : nonFinite(value);
}
