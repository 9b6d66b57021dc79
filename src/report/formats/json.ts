// An Analysis → one JSON object of the contract `lossledger/v1`.

import { contractOf } from "../contract.ts";
import { escapeJson } from "../escape.ts";
import type { Format } from "../format.ts";

export const json: Format = {
  id: "json",
  title: "one JSON object (contract lossledger/v1)",
  render: (analysis) => `${escapeJson(JSON.stringify(contractOf(analysis), null, 2))}\n`,
};
