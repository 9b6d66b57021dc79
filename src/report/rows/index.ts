// Every way to print rows as they were read, by id.

import { csvRows } from "./csv.ts";
import { jsonRows, ndjsonRows } from "./json.ts";
import type { RowFormat } from "./row-format.ts";
import { tableRows } from "./table.ts";

export const rowFormats: readonly RowFormat[] = [tableRows, csvRows, jsonRows, ndjsonRows];
