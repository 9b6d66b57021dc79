// Every report format, by id.

import type { Format } from "../format.ts";
import { csv } from "./csv.ts";
import { github } from "./github.ts";
import { gitlab } from "./gitlab.ts";
import { json } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { ndjson } from "./ndjson.ts";
import { sarif } from "./sarif.ts";
import { html } from "./html.ts";
import { runsCsv } from "./runs-csv.ts";
import { runsNdjson } from "./runs-ndjson.ts";
import { terminal } from "./terminal.ts";

export const formats: readonly Format[] = [
  terminal,
  json,
  ndjson,
  junit,
  sarif,
  github,
  gitlab,
  markdown,
  csv,
  runsCsv,
  runsNdjson,
  html,
];

export function findFormat(id: string): Format | undefined {
  return formats.find((format) => format.id === id);
}
