// An Analysis → one JSON object of the contract `lossledger/v1`.

import { contractOf } from "../contract.ts";
import { type Format, writtenInPieces } from "../format.ts";
import { jsonPieces } from "../json-pieces.ts";

export const json: Format = {
  id: "json",
  showsModels: "always",
  ...writtenInPieces(function* (analysis) {
    yield* jsonPieces(contractOf(analysis), "  ");
    yield "\n";
  }),
};
