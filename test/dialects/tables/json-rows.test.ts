// Objects of a JSON list, and numbers of one, that may be read as bytes → read as each is by itself, however the text comes.

import fc from "fast-check";
import { expect, test } from "vitest";
import { JsonReader, parseJson } from "../../../src/dialects/tables/json-reader.ts";
import { NumberList } from "../../../src/dialects/tables/number-list.ts";
import { tableRow } from "../../../src/dialects/tables/table-row.ts";
import { tableRowAt, type TableRow } from "../../../src/dialects/tables/table-rows.ts";
import { isDict, isDictRows, isList, type Tree } from "../../../src/dialects/tables/tree.ts";

const NAMES = [
  "loss",
  "a_loss",
  "epoch",
  "step",
  "_step",
  "iter",
  "mode",
  "epoch/loss",
  "train",
  "val",
  "é",
  "a\\n",
];
const CELLS = [
  "null",
  "true",
  '"val"',
  '"0.5"',
  '"a\\"b"',
  "NaN",
  "-Infinity",
  "[1]",
  '{"loss": 1}',
];
/** Of dicts and lists in objects the numbers change, and of some of them how many there are. */
const NESTED = [
  (x: string) => `{"loss": ${x}, "b": [${x},2 , ${x}], "epoch": 1}`,
  (x: string) => `{"loss": ${x}, "val": {"loss": ${x}}}`,
  (x: string) => `[${x}]`,
  (x: string) => `[${x}, -1.5e-05]`,
  (x: string) => `[${[x, x, x].slice(0, 1 + (x.length % 3)).join(",")}]`,
];
const NUMBERS = ["-0", "007", "1E+3", "1e-05", "1e99999", "1700000000.125", `0.${"1".repeat(70)}`];

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.integer({ min: 0, max: 10 ** 6 }).map((n) => String(n / 10 ** 4)),
  fc.constantFrom(...NUMBERS),
);
const member = fc.tuple(
  fc.constantFrom(...NAMES),
  fc.oneof(
    { weight: 8, arbitrary: fc.constant((x: string) => x) },
    { weight: 1, arbitrary: fc.constantFrom(...CELLS).map((cell) => () => cell) },
    { weight: 2, arbitrary: fc.constantFrom(...NESTED) },
  ),
);
/** Objects of two layouts that take turns, and where the number of a member changes from one to the next. */
const objects = fc
  .array(fc.array(member, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 2 })
  .chain((layouts) =>
    fc.array(
      fc
        .constantFrom(...layouts)
        .chain((members) =>
          fc
            .array(number, { minLength: members.length, maxLength: members.length })
            .map((numbers) =>
              members.map(([name, cell], i) => `"${name}":\n ${cell(numbers[i] ?? "")}`).join(" ,"),
            ),
        ),
      { minLength: 1, maxLength: 24 },
    ),
  );

/** What comes of it in pieces of this size. */
function walked(text: string, size: number): readonly Tree[] {
  const values: Tree[] = [];
  const reader = new JsonReader((tree) => values.push(tree), 1);
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  reader.end();
  return values;
}

/** What is read of each item of a list, its line aside. */
function readings(tree: Tree | undefined): readonly unknown[] {
  const items = isList(tree) ? tree.items : [];
  return items.flatMap((item) => {
    if (isDict(item)) {
      const unread: unknown[] = [];
      const row = tableRow(item, { add: (...cell) => unread.push(cell) });
      return [reading(row, unread)];
    }
    if (!isDictRows(item)) return [item];
    const { taken } = item;
    return Array.from({ length: taken.rows }, (_, i) =>
      reading(tableRowAt(taken, i), taken.unread),
    );
  });
}

function reading({ epoch, step, values }: TableRow, unread: readonly unknown[]): unknown {
  return { epoch, step, values: [...values], unread };
}

/** Rows are read as bytes from the 64th on. */
const BEFORE = 70;

test("an object of a list is read as it would be by itself, whatever stood before it", () => {
  fc.assert(
    fc.property(objects, fc.integer({ min: 1, max: 4000 }), (some, size) => {
      const texts = [...Array.from({ length: BEFORE }, () => some[0] ?? ""), ...some];
      const [list] = walked(`[${texts.map((text) => `{${text}}`).join(",\n")}]`, size);
      const alone = texts.map((text) => readings(parseJson(`[{${text}}]`)[0])[0]);
      expect(readings(list)).toEqual(alone);
    }),
    { numRuns: 60 },
  );
});

test("numbers of a list are read as each is by itself, on its own line, however the text comes", () => {
  const cell = fc.oneof({ weight: 20, arbitrary: number }, fc.constantFrom(...CELLS));
  const gap = fc.constantFrom(", ", ", ", ",", ",\n  ", " ,\r\n", ",\r");
  const list = fc.array(fc.tuple(cell, gap), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(list, fc.integer({ min: 1, max: 4000 }), (some, size) => {
      const cells = [...Array.from({ length: BEFORE }, () => ["0.5", ", "] as const), ...some];
      const text = cells.map(([one, after], i) => one + (i + 1 < cells.length ? after : ""));
      const [found] = walked(`[${text.join("")}]`, size);
      if (!(found instanceof NumberList)) throw new Error("no list of numbers");
      expect(JSON.stringify(found.items).replaceAll(/"line":\d+,?/g, "")).toBe(
        JSON.stringify(cells.map(([one]) => parseJson(one)[0])).replaceAll(/"line":\d+,?/g, ""),
      );
      const lines = cells.map(
        (_, i) =>
          text
            .slice(0, i)
            .join("")
            .split(/\r\n?|\n/).length,
      );
      expect(found.lines ?? lines.map(() => 1)).toEqual(lines);
    }),
    { numRuns: 60 },
  );
});

test("objects that are alike but for their numbers are kept as rows, on their own lines", () => {
  const rows = Array.from(
    { length: 100 },
    (_, i) => `{"epoch": ${i + 1}, "loss": 0.${i + 1}, "mode": "val", "x": null}`,
  );
  rows.push('{"epoch":101,"loss":NaN,"mode":"val","x":null}');
  const [list] = walked(`[${rows.join(",\r\n")}]`, 2 ** 16);
  const items = isList(list) ? list.items : [];
  expect(items).toHaveLength(66);
  const taken = items[64];
  if (!isDictRows(taken)) throw new Error("no rows");
  const { taken: all } = taken;
  expect(all.rows).toBe(36);
  expect(tableRowAt(all, 35)).toMatchObject({ line: 100, epoch: 100 });
  expect([...tableRowAt(all, 35).values]).toMatchObject([["val_loss", { text: "0.100" }]]);
  expect(readings(list).at(-1)).toMatchObject({ values: [["val_loss", { text: "NaN" }]] });
});

test.each([
  "[1, 2",
  '{"a": 1.',
  "[1 2]",
  '{"a"; 1}',
  '["\\x"]',
  "[tru]",
  "[1.2.3, 4, 5, 6, 7, 8, 9]",
])("what is no JSON is refused in the same words however it comes: %s", (text) => {
  const refusals = [1, 2, 3, 5, 100].map((size) => {
    try {
      walked(text, size);
      return "read";
    } catch (error) {
      return String(error);
    }
  });
  expect(new Set(refusals).size).toBe(1);
  expect(refusals[0]).toContain("JSON");
});
