// Every way to print rows as they were read, by id.

import { csv } from "./csv.ts";
import { json, ndjson } from "./json.ts";
import type { RowFormat } from "./row-format.ts";
import { table } from "./table.ts";

export const rowFormats: readonly RowFormat[] = [table, csv, json, ndjson];
