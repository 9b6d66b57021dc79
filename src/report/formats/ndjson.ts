// An Analysis → one line of JSON a run, each an object of the contract's `runs` with its `schema`.

import { runContract } from "../contract.ts";
import { escapeJson } from "../escape.ts";
import type { Format } from "../format.ts";

export const ndjson: Format = {
  id: "ndjson",
  title: "JSON, one run a line",
  isJoined: true,
  render: (analysis) =>
    analysis.runs
      .map((run) => JSON.stringify({ schema: analysis.schema, ...runContract(analysis, run) }))
      .map((line) => `${escapeJson(line)}\n`)
      .join(""),
};
