// An Analysis → one flat line of JSON a run, for tables over many logs.

import { escapeJson } from "../escape.ts";
import type { Format } from "../format.ts";
import { nonFinite } from "../../math/short.ts";
import { summariesOf } from "../run-summary.ts";

export const runsNdjson: Format = {
  id: "runs-ndjson",
  render: (analysis) =>
    summariesOf(analysis)
      .map((run) => `${escapeJson(JSON.stringify(run, finite))}\n`)
      .join(""),
};

/** Numbers that JSON cannot hold, as in the contract. */
function finite(_: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? nonFinite(value) : value;
}
