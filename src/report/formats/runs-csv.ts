// An Analysis → CSV (RFC 4180): a line a run, for tables over many logs.

import { csvLine } from "../escape.ts";
import type { Format } from "../format.ts";
import { longNumber } from "../../analysis/number-text.ts";
import { type RunSummary, SUMMARY_COLUMNS, summariesOf } from "../run-summary.ts";

export const runsCsv: Format = {
  id: "runs-csv",
  render: (analysis) =>
    [
      SUMMARY_COLUMNS,
      ...summariesOf(analysis).map((run) =>
        SUMMARY_COLUMNS.map((column) => cell(run[column] ?? null)),
      ),
    ]
      .map(csvLine)
      .join(""),
};

/** Lists are joined by blanks, weights are a JSON object; what is not known is empty. */
function cell(value: RunSummary[string]): string {
  if (value === null) return "";
  if (typeof value === "number") return longNumber(value);
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.join(" ");
  return Object.keys(value).length === 0 ? "" : JSON.stringify(value);
}
