// An object some of whose lists are made while they are written → its JSON in pieces: a report may be longer than a string can be.

import { escapeJson } from "./escape.ts";

/** Of an object, or a map of names, what JSON can say; what is undefined is left out of the text. */
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
  const inner = line + indent;
  const colon = indent === "" ? ":" : ": ";
  let before = `{${inner}`;
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    const name = `${before}${quoted(key)}${colon}`;
    before = `,${inner}`;
    if (!(value instanceof JsonList)) {
      yield name + spelled(value, indent, inner);
      continue;
    }
    let open = `${name}[${inner}${indent}`;
    let isEmpty = true;
    for (const item of value.items) {
      if (isPlain(item)) yield open + spelled(item, indent, inner + indent);
      else {
        yield open;
        yield* piecesOf(item, indent, inner + indent);
      }
      open = `,${inner}${indent}`;
      isEmpty = false;
    }
    yield isEmpty ? `${name}[]` : `${inner}]`;
  }
  yield before.startsWith("{") ? "{}" : `${line}}`;
}

function isPlain(object: JsonParts): object is JsonObject {
  for (const key in object) if (object[key] instanceof JsonList) return false;
  return true;
}

/** `JSON.stringify` of each row of a long run with line ends set to its place takes three times as long. */
function spelled(value: JsonValue, indent: string, line: string): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = line + indent;
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value as readonly (JsonValue | undefined)[])
      text += `${text === "" ? "[" : ","}${inner}${spelled(item ?? null, indent, inner)}`;
    return text === "" ? "[]" : `${text}${line}]`;
  }
  const colon = indent === "" ? ":" : ": ";
  const add = (member: JsonValue | undefined, key: string): void => {
    if (member === undefined) return;
    text += `${text === "" ? "{" : ","}${inner}${quoted(key)}${colon}${spelled(member, indent, inner)}`;
  };
  if (value instanceof Map) (value as ReadonlyMap<string, JsonValue>).forEach(add);
  else for (const key of Object.keys(value)) add((value as JsonObject)[key], key);
  return text === "" ? "{}" : `${text}${line}}`;
}

/** Characters that stand for themselves, whoever looks at them. */
const PLAIN = /^[ !$-[\]-~]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : escapeJson(JSON.stringify(text));
}
