// An Analysis → one line of JSON a run, each an object of the contract's `runs` with its `schema`.

import { runContract } from "../contract.ts";
import { type Format, writtenInPieces } from "../format.ts";
import { jsonPieces } from "../json-pieces.ts";

export const ndjson: Format = {
  id: "ndjson",
  showsModels: "always",
  isJoined: true,
  ...writtenInPieces(function* (analysis) {
    for (const run of analysis.runs) {
      yield* jsonPieces(runContract(analysis, run, analysis.schema));
      yield "\n";
    }
  }),
};
