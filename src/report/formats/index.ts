// Every report format, by id.

import type { Format } from "../format.ts";
import { json } from "./json.ts";
import { ndjson } from "./ndjson.ts";
import { terminal } from "./terminal.ts";

export const formats: readonly Format[] = [terminal, json, ndjson];

export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}
