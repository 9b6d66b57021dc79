// An object some of whose lists are made while they are written → its JSON in pieces: a report may be longer than a string can be.

import { escapeJson } from "./escape.ts";

/** What JSON can say; what is undefined is left out of the text. */
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
  yield* membersOf(object, 0);

  function* membersOf(parts: JsonParts, depth: number): Generator<string> {
    let before = "{";
    for (const [key, value] of Object.entries(parts)) {
      if (value === undefined) continue;
      const isList = value instanceof JsonList;
      const member = within({ [key]: isList ? [] : value }, depth);
      yield before + line(depth + 1) + (isList ? member.slice(0, -1) : member);
      if (isList) yield* itemsOf(value, depth + 1);
      before = ",";
    }
    yield before === "{" ? "{}" : `${line(depth)}}`;
  }

  function* itemsOf({ items }: JsonList, depth: number): Generator<string> {
    let before = "";
    for (const some of someOf(items)) {
      yield before + line(depth + 1);
      if (isPlain(some[0] as JsonParts)) yield within(some, depth);
      else yield* membersOf(some[0] as JsonParts, depth + 1);
      before = ",";
    }
    yield before === "" ? "]" : `${line(depth)}]`;
  }

  function line(depth: number): string {
    return indent === "" ? "" : `\n${indent.repeat(depth)}`;
  }

  /** What stands between the brackets of an object or a list at a depth: there it is spelled, in lists of one. */
  function within(value: object, depth: number): string {
    let whole = value;
    let [head, tail] = [1 + line(depth + 1).length, 1 + line(depth).length];
    for (let i = 0; i < depth; i += 1) {
      whole = [whole];
      head += 1 + line(i + 1).length;
      tail += 1 + line(i).length;
    }
    const text = JSON.stringify(whole, null, indent);
    return escapeJson(text.slice(head, text.length - tail));
  }
}

/** Items spelled at once: one by one takes two thirds more time, and a hundred as much as these (Node 20.20). */
const SOME = 32;

/** Those without lists, a few together. */
function* someOf(items: Iterable<JsonParts>): Generator<readonly JsonParts[]> {
  const some: JsonParts[] = [];
  for (const item of items) {
    const isAlone = !isPlain(item);
    if (isAlone && some.length > 0) yield some.splice(0);
    some.push(item);
    if (isAlone || some.length === SOME) yield some.splice(0);
  }
  if (some.length > 0) yield some;
}

function isPlain(object: JsonParts): object is JsonObject {
  for (const key in object) if (object[key] instanceof JsonList) return false;
  return true;
}
