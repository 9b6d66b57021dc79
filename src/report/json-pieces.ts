// An object some of whose lists are made while they are written → its JSON in pieces: a report may be longer than a string can be.

import { escapeJson } from "./escape.ts";

/** Of an object, or in the item of a list a map of names, what JSON can say; what is undefined is left out of the text. */
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
  yield* new JsonSpeller(indent).pieces(object, 0);
}

class JsonSpeller {
  readonly #indent: string;
  readonly #colon: string;
  /** What each line begins with at a depth, its end before it. */
  readonly #lines: string[] = [];
  /** What stands before the value of a key at a depth: the rows of a run have the same few. */
  readonly #names: Map<string, string>[] = [];

  constructor(indent: string) {
    this.#indent = indent;
    this.#colon = indent === "" ? ":" : ": ";
  }

  *pieces(object: JsonParts, depth: number): Generator<string> {
    let before = "{";
    for (const [key, value] of Object.entries(object)) {
      if (value === undefined) continue;
      const name = before + this.#name(key, depth + 1);
      before = ",";
      if (value instanceof JsonList) yield* this.#list(value, name, depth + 1);
      else yield name + this.#spelled(value, depth + 1);
    }
    yield before === "{" ? "{}" : `${this.#line(depth)}}`;
  }

  *#list({ items }: JsonList, name: string, depth: number): Generator<string> {
    const line = this.#line(depth + 1);
    let before = `${name}[${line}`;
    let isEmpty = true;
    for (const item of items) {
      isEmpty = false;
      if (isPlain(item)) yield before + this.#spelled(item, depth + 1);
      else {
        yield before;
        yield* this.pieces(item, depth + 1);
      }
      before = `,${line}`;
    }
    yield isEmpty ? `${name}[]` : `${this.#line(depth)}]`;
  }

  /** By hand: to have `JSON.stringify` do it and to set the line ends of each row to its place takes three times as long. */
  #spelled(value: JsonValue, depth: number): string {
    if (typeof value === "string") return quoted(value);
    if (typeof value === "number") return Number.isFinite(value) ? `${value}` : "null";
    if (typeof value !== "object" || value === null) return `${value}`;
    let text = "";
    if (Array.isArray(value)) {
      for (const item of value as readonly (JsonValue | undefined)[])
        text +=
          (text === "" ? "[" : ",") +
          this.#line(depth + 1) +
          this.#spelled(item ?? null, depth + 1);
      return text === "" ? "[]" : `${text}${this.#line(depth)}]`;
    }
    const add = (member: JsonValue | undefined, key: string): void => {
      if (member === undefined) return;
      text +=
        (text === "" ? "{" : ",") + this.#name(key, depth + 1) + this.#spelled(member, depth + 1);
    };
    if (value instanceof Map) (value as ReadonlyMap<string, JsonValue>).forEach(add);
    else for (const key of Object.keys(value)) add((value as JsonObject)[key], key);
    return text === "" ? "{}" : `${text}${this.#line(depth)}}`;
  }

  #line(depth: number): string {
    return (this.#lines[depth] ??= this.#indent === "" ? "" : `\n${this.#indent.repeat(depth)}`);
  }

  #name(key: string, depth: number): string {
    const known = (this.#names[depth] ??= new Map());
    let name = known.get(key);
    if (name === undefined) {
      name = `${this.#line(depth)}${quoted(key)}${this.#colon}`;
      known.set(key, name);
    }
    return name;
  }
}

function isPlain(object: JsonParts): object is JsonObject {
  for (const key in object) if (object[key] instanceof JsonList) return false;
  return true;
}

/** Characters that stand for themselves, whoever looks at them. */
const PLAIN = /^[ !$-[\]-~]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : escapeJson(JSON.stringify(text));
}
