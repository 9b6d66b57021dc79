// The place of a string in a notebook → the cell and the output whose text it is.

import type { JsonPath } from "./json-walk.ts";

/** A string of an output, and where it belongs. */
interface Output {
  readonly cell: string;
  /** Names the output among all of the notebook. */
  readonly output: string;
  /** What was printed, not a value that was shown. */
  readonly isStream: boolean;
}

/** `cells[i].outputs[j].text` or `….data["text/plain"]`, a string or a list of them; before nbformat 4 inside `worksheets[k]`. */
export function outputAt(path: JsonPath): Output | undefined {
  const root = path[0] === "worksheets" ? 2 : 0;
  const [cells, cell, outputs, output, key, kind] = path.slice(root);
  if (cells !== "cells" || outputs !== "outputs" || typeof cell !== "number") return undefined;
  const rest = path.slice(root + (key === "data" && kind === "text/plain" ? 6 : 5));
  if (key !== "text" && (key !== "data" || kind !== "text/plain")) return undefined;
  if (rest.length > 1 || typeof rest[0] === "string") return undefined;
  const sheet = root === 0 ? "" : `worksheet ${Number(path[1]) + 1}, `;
  const name = `${path[1] === 0 ? "" : sheet}cell ${cell + 1}`;
  return { cell: name, output: `${name}.${output}`, isStream: key === "text" };
}
