// JSON in pieces is the JSON of the whole.

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type JsonLeaf,
  JsonList,
  type JsonObject,
  jsonPieces,
  type JsonParts,
  JsonRow,
} from "../../src/report/json-pieces.ts";
import { escapeJson } from "../../src/report/escape.ts";

const plainObject = fc.dictionary(
  fc.string(),
  fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined)),
) as fc.Arbitrary<JsonParts>;

/** The lists of an object, made whole. */
function whole(object: JsonParts): unknown {
  const members = Object.entries(object).map(([key, value]) => [
    key,
    value instanceof JsonList ? Array.from(value.items as Iterable<JsonParts>, whole) : value,
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

/** Column names that look like what stands for a leaf, or that JavaScript puts first. */
const names = fc.uniqueArray(
  fc.oneof(fc.string(), fc.constantFrom("leaf 0", '"leaf 1"', '": "leaf 2', "7", "__proto__")),
  { maxLength: 4 },
);
const leaf = fc.oneof(
  fc.constantFrom(null, Number.NaN, -0, "nan", "1.50e-07", "-0.25"),
  fc.double(),
  fc.integer(),
);

/** A row with a leaf under each name. */
function rowOf(names: readonly string[], leaves: readonly JsonLeaf[]): JsonObject {
  const values = Object.create(null) as Record<string, JsonLeaf | undefined>;
  names.forEach((name, i) => {
    values[name] = leaves[i + 1];
  });
  return { line: leaves[0], "##vso[\u2028": true, values };
}

test("rows of one shape are spelled as JSON.stringify spells each", () => {
  const row = fc.record({
    shape: fc.integer({ min: 0, max: 1 }),
    leaves: fc.array(leaf, { minLength: 5, maxLength: 5 }),
  });
  fc.assert(
    fc.property(
      fc.tuple(names, names),
      fc.array(row, { maxLength: 70 }),
      fc.constantFrom("" as const, "  " as const),
      (shapes, rows, indent) => {
        const items = rows.map(({ shape, leaves }) => {
          const own = shapes[shape] as readonly string[];
          return new JsonRow(shape, leaves.slice(0, own.length + 1), (others) =>
            rowOf(own, others),
          );
        });
        const text = [...jsonPieces({ rows: new JsonList(items) }, indent)].join("");
        const list = rows.map(({ shape, leaves }) =>
          rowOf(shapes[shape] as readonly string[], leaves),
        );
        expect(text).toBe(escapeJson(JSON.stringify({ rows: list }, null, indent)));
      },
    ),
  );
});

test("few items are made before what stands in front of them is written", () => {
  const made: number[] = [];
  const items = function* (): Generator<JsonRow> {
    for (let i = 0; i < 100; i += 1) {
      made.push(i);
      yield new JsonRow("i", [i], ([own]) => ({ i: own }));
    }
  };
  const seen: number[] = [];
  for (const piece of jsonPieces({ list: new JsonList(items()) }))
    if (piece.includes('"i"')) seen.push(made.length);
  expect(seen).toEqual([33, 65, 97, 100]);
});
