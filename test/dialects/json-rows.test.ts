// Objects of a JSON list, whose numbers may be kept as places in the text → read as each is by itself.

import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "../../src/dialects/tables/json-text.ts";
import { tableRow } from "../../src/dialects/tables/table-row.ts";
import { isDict, isList, LikeDict, type Tree } from "../../src/dialects/tables/tree.ts";
import { createUnreadCells } from "../../src/dialects/tables/unread.ts";

const NAMES = [
  "loss",
  "a_loss",
  "epoch",
  "step",
  "_step",
  "iter",
  "mode",
  "epoch/loss",
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
const NUMBERS = ["-0", "007", "1E+3", "1e-05", "1e99999", `0.${"1".repeat(70)}`];

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom(...NUMBERS),
);
const member = fc.tuple(
  fc.constantFrom(...NAMES),
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, fc.constantFrom(...CELLS)),
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
              members.map(([name, cell], i) => `"${name}":\n ${cell ?? numbers[i]}`).join(" ,"),
            ),
        ),
      { minLength: 1, maxLength: 12 },
    ),
  );

function itemsOf(text: string): readonly Tree[] {
  const [list] = parseJson(text);
  return isList(list) ? list.items : [];
}

/** What is read of an object, its line aside. */
function readings(tree: Tree | undefined): unknown {
  if (tree === undefined || !isDict(tree)) return tree;
  const unread = createUnreadCells();
  const { line: _, values, ...row } = tableRow(tree, unread);
  const members = tree.members.map(([name, value]) => [name, isDict(value) ? "dict" : value]);
  return { members: JSON.stringify(members), row, values: [...values], unread: unread.notes() };
}

test("an object of a list is read as it would be by itself, whatever stood before it", () => {
  fc.assert(
    fc.property(objects, (texts) => {
      const items = itemsOf(`[${texts.map((text) => `{${text}}`).join(",\n")}]`);
      expect(items).toHaveLength(texts.length);
      for (const [i, text] of texts.entries()) {
        const [alone] = parseJson(`{${text}}`);
        const strip = (reading: unknown): string =>
          JSON.stringify(reading).replaceAll(/\\"line\\":\d+,?/g, "");
        expect(strip(readings(items[i]))).toBe(strip(readings(alone)));
      }
    }),
  );
});

test("objects that are alike but for their numbers are kept as places in the text, on their own lines", () => {
  const items = itemsOf(
    '[{"epoch": 1, "loss": 0.5, "mode": "val", "x": null},\n{"epoch": 2, "loss": 0.25, "mode": "val", "x": null},\n{"epoch": 3, "loss": 0.5, "mode": "train", "x": null},\r\n{"epoch":4,"loss":NaN,"mode":"val","x":null}]',
  );
  expect(items.map((item) => item instanceof LikeDict)).toEqual([false, true, false, true]);
  expect(items.filter(isDict).map((item) => tableRow(item, createUnreadCells()))).toMatchObject([
    { line: 1, epoch: 1 },
    { line: 2, epoch: 2 },
    { line: 3, epoch: 3 },
    { line: 4, epoch: 4 },
  ]);
  const unread = createUnreadCells();
  for (const item of items) if (isDict(item)) tableRow(item, unread);
  expect(unread.notes()).toEqual([]);
  const last = items[3] as LikeDict;
  expect([...tableRow(last, unread).values]).toMatchObject([["val_loss", { text: "NaN" }]]);
});
