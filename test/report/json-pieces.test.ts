// JSON in pieces is the JSON of the whole.

import fc from "fast-check";
import { expect, test } from "vitest";
import { JsonList, jsonPieces, type JsonParts } from "../../src/report/json-pieces.ts";
import { escapeJson } from "../../src/report/escape.ts";

const plainObject = fc.dictionary(
  fc.string(),
  fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined)),
) as fc.Arbitrary<JsonParts>;

/** The lists of an object, made whole. */
function whole(object: JsonParts): unknown {
  const members = Object.entries(object).map(([key, value]) => [
    key,
    value instanceof JsonList ? Array.from(value.items, whole) : value,
  ]);
  return Object.fromEntries(members);
}

const listed = (items: fc.Arbitrary<JsonParts>): fc.Arbitrary<JsonParts> =>
  fc
    .tuple(plainObject, fc.array(items, { maxLength: 3 }), plainObject, fc.boolean())
    .map(([before, list, after, isAlone]) =>
      isAlone
        ? { list: new JsonList(list) }
        : { ...before, 'a "list"\u2028': new JsonList(list), ...after },
    );

test("objects with lists in lists are spelled as JSON.stringify spells them", () => {
  const object = listed(fc.oneof(plainObject, listed(plainObject)));
  fc.assert(
    fc.property(object, fc.constantFrom("" as const, "  " as const), (parts, indent) => {
      const text = [...jsonPieces(parts, indent)].join("");
      expect(text).toBe(escapeJson(JSON.stringify(whole(parts), null, indent)));
    }),
  );
});

test("few items are made before what stands in front of them is written", () => {
  const made: number[] = [];
  const items = function* (): Generator<JsonParts> {
    for (let i = 0; i < 100; i += 1) {
      made.push(i);
      yield { i };
    }
  };
  const seen: number[] = [];
  for (const piece of jsonPieces({ list: new JsonList(items()) }))
    if (piece.includes('"i"')) seen.push(made.length);
  expect(seen).toEqual([32, 64, 96, 100]);
});
