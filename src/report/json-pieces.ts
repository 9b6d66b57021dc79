// An object some of whose lists are made while they are written → its JSON in pieces: a report may be longer than a string can be.

import { escapeJson } from "./escape.ts";

/** Of an object what JSON can say; what is undefined is left out of the text. */
export type JsonValue = null | boolean | number | string | object;

export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** A list that is made while it is written. */
export class JsonList {
  readonly items: Iterable<JsonParts>;

  constructor(items: Iterable<JsonParts>) {
    this.items = items;
  }
}

/** An object with such lists among its members. */
export interface JsonParts {
  readonly [key: string]: JsonValue | JsonList | undefined;
}

/** As `JSON.stringify(object, null, indent)` spells it. */
export function* jsonPieces(object: JsonParts, indent: "" | "  " = ""): Generator<string> {
  yield* piecesOf(object, indent, indent === "" ? "" : "\n");
}

/** `line`: what each line begins with, its end before it. */
function* piecesOf(object: JsonParts, indent: string, line: string): Generator<string> {
  if (!Object.values(object).some((value) => value instanceof JsonList)) {
    yield escapeJson(textOf(object as JsonObject, indent, line));
    return;
  }
  const inner = line + indent;
  const colon = indent === "" ? ":" : ": ";
  let before = `{${inner}`;
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    const name = `${before}${JSON.stringify(key)}${colon}`;
    before = `,${inner}`;
    if (!(value instanceof JsonList)) {
      yield escapeJson(name + textOf(value as JsonValue, indent, inner));
      continue;
    }
    let open = `${escapeJson(name)}[${inner}${indent}`;
    let isEmpty = true;
    for (const item of value.items) {
      yield open;
      open = `,${inner}${indent}`;
      isEmpty = false;
      yield* piecesOf(item, indent, inner + indent);
    }
    yield isEmpty ? `${escapeJson(name)}[]` : `${inner}]`;
  }
  yield `${line}}`;
}

function textOf(value: JsonValue, indent: string, line: string): string {
  const text = JSON.stringify(value, null, indent);
  return indent === "" ? text : text.replaceAll("\n", line);
}
