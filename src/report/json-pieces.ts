// An object some of whose lists are made while they are written → its JSON in pieces: a report may be longer than a string can be.

import { escapeJson } from "./escape.ts";

/** What JSON can say; what is undefined is left out of the text. */
export type JsonValue = null | boolean | number | string | object;

export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** A list that is made while it is written. */
export class JsonList {
  readonly items: Iterable<JsonParts | JsonRow>;

  constructor(items: Iterable<JsonParts | JsonRow>) {
    this.items = items;
  }

  /** Its brackets: what stands between them is written behind the first. */
  toJSON(): readonly [] {
    return [];
  }
}

/** What a row differs in from others of its shape: strings among them need no escape. */
export type JsonLeaf = null | number | string;

/** An item that is spelled as others of its shape, but for its leaves. */
export class JsonRow {
  readonly shape: unknown;
  readonly leaves: readonly JsonLeaf[];
  /** The item with others in the place of its leaves. */
  readonly withLeaves: (leaves: readonly JsonLeaf[]) => JsonObject;

  constructor(
    shape: unknown,
    leaves: readonly JsonLeaf[],
    withLeaves: (leaves: readonly JsonLeaf[]) => JsonObject,
  ) {
    this.shape = shape;
    this.leaves = leaves;
    this.withLeaves = withLeaves;
  }
}

/** What stands before each leaf, in the order of the text, and behind the last. */
interface Form {
  readonly texts: readonly string[];
  readonly order: readonly number[];
}

/** An object with such lists among its members. */
export interface JsonParts {
  readonly [key: string]: JsonValue | JsonList | undefined;
}

/** As `JSON.stringify(object, null, indent)` spells it. */
export function* jsonPieces(object: JsonParts, indent: "" | "  " = ""): Generator<string> {
  yield* membersOf(object, 0);

  /** Members up to a list are spelled together: one by one a small log took a twentieth more time (Node 20.20). */
  function* membersOf(parts: JsonParts, depth: number): Generator<string> {
    const members = Object.entries(parts).filter(([, value]) => value !== undefined);
    let [before, from] = ["{", 0];
    for (const [i, [, value]] of members.entries()) {
      const isList = value instanceof JsonList;
      if (!isList && i < members.length - 1) continue;
      const some = within(Object.fromEntries(members.slice(from, i + 1)), depth);
      yield before + line(depth + 1) + (isList ? some.slice(0, -1) : some);
      if (isList) yield* itemsOf(value, depth + 1);
      [before, from] = [",", i + 1];
    }
    yield before === "{" ? "{}" : `${line(depth)}}`;
  }

  function* itemsOf({ items }: JsonList, depth: number): Generator<string> {
    const forms = new Map<unknown, Form>();
    let before = "";
    for (const some of someOf(items)) {
      const [first] = some;
      if (first instanceof JsonRow) {
        const form = forms.get(first.shape) ?? formOf(first, depth + 1);
        forms.set(first.shape, form);
        yield before + rowsText(some as readonly JsonRow[], form);
      } else {
        yield before + line(depth + 1);
        yield* membersOf(first as JsonParts, depth + 1);
      }
      before = ",";
    }
    yield before === "" ? "]" : `${line(depth)}]`;
  }

  /** Numbers stand for the leaves. A name may be one of them too, but a colon is behind it. */
  function formOf({ leaves, withLeaves }: JsonRow, depth: number): Form {
    const marked = withLeaves(leaves.map((_, i) => `leaf ${i}`));
    const text = `${line(depth)}{${line(depth + 1)}${within(marked, depth)}${line(depth)}}`;
    const parts = text.split(/"leaf (\d+)"(?!:)/);
    return {
      texts: parts.filter((_, i) => i % 2 === 0),
      order: parts.flatMap((part, i) => (i % 2 === 0 ? [] : Number(part))),
    };
  }

  function line(depth: number): string {
    return indent === "" ? "" : `\n${indent.repeat(depth)}`;
  }

  /** What stands between the brackets of an object at a depth: there it is spelled, in lists of one. */
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

/** Rows spelled at once: one by one takes a sixth more time (Node 20.20). */
const SOME = 32;

/** Rows of one shape, a few together, or another item alone. */
function* someOf(items: JsonList["items"]): Generator<readonly (JsonParts | JsonRow)[]> {
  const some: JsonRow[] = [];
  for (const item of items) {
    const isRow = item instanceof JsonRow;
    const isAlike = isRow && item.shape === some[0]?.shape && some.length < SOME;
    if (!isAlike && some.length > 0) yield some.splice(0);
    if (isRow) some.push(item);
    else yield [item];
  }
  if (some.length > 0) yield some;
}

/** A number ends where the next leaf begins, and no string among them has a comma. */
function rowsText(rows: readonly JsonRow[], { texts, order }: Form): string {
  const leaves: unknown[] = [];
  for (const row of rows) for (const i of order) leaves.push(row.leaves[i]);
  const spelled = JSON.stringify(leaves).slice(1, -1).split(",");
  let [text, at] = ["", 0];
  for (let row = 0; row < rows.length; row += 1) {
    text += (row === 0 ? "" : ",") + (texts[0] as string);
    for (let i = 1; i < texts.length; i += 1) {
      text += (spelled[at] as string) + (texts[i] as string);
      at += 1;
    }
  }
  return text;
}
