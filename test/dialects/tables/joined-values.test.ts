// Numbers of two rows of one place → one row's, as two maps would give them.

import fc from "fast-check";
import { expect, test } from "vitest";
import { createJoinValues } from "../../../src/dialects/tables/joined-values.ts";
import { RecordPacker } from "../../../src/table/record-packer.ts";
import { parsePrinted, type Printed } from "../../../src/table/printed.ts";
import { StoredValues } from "../../../src/table/row-store.ts";
import type { LogRecord } from "../../../src/table/row.ts";
import { draws } from "../../helpers/draws.ts";

const NUMBERS = ["0.5", "-0.25", "1e-05", "12", "nan", "0.123456789012345678"];

const row = fc.dictionary(
  fc.constantFrom("loss", "a_loss", "b_loss", "lr", "__proto__"),
  fc.nat(5),
);

function valuesOf(cells: Readonly<Record<string, number>>): Map<string, Printed> {
  return new Map(
    Object.entries(cells).map(([name, at]) => [name, parsePrinted(NUMBERS[at] ?? "0") as Printed]),
  );
}

/** The same as cells, where a few rows of these names came before. */
function stored(packer: RecordPacker, values: Map<string, Printed>): LogRecord["values"] {
  const record = { values, line: 1, epoch: 1, origin: "epoch" } as unknown as LogRecord;
  for (let i = 0; i < 4; i += 1) packer.pack(record);
  return packer.pack(record).values;
}

test("joined cells are what joined maps are, whatever is joined with what", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(row, row, fc.boolean()), { maxLength: 20 }), (pairs) => {
      const [join, packer] = [createJoinValues(), new RecordPacker()];
      for (const [one, two, areStored] of pairs) {
        // Of a name that both have there is one number.
        const [first, second] = [valuesOf(one), valuesOf({ ...two, ...both(one, two) })];
        const joined = areStored
          ? join(stored(packer, first), stored(packer, second))
          : join(first, second);
        expect([...joined]).toEqual([...first, ...second].filter(isFirst));
      }
    }),
    { numRuns: draws(200) },
  );
});

test("rows of the same two kinds share a store, and a third one may be joined too", () => {
  const [join, packer] = [createJoinValues(), new RecordPacker()];
  const [a, b, c] = ["a_loss", "b_loss", "loss"].map((name) =>
    stored(packer, new Map([[name, parsePrinted("0.5") as Printed]])),
  ) as [LogRecord["values"], LogRecord["values"], LogRecord["values"]];
  const [one, two] = [join(join(a, b), c), join(join(a, b), c)] as [StoredValues, StoredValues];
  expect(one).toBeInstanceOf(StoredValues);
  expect(one.selection).toBe(two.selection);
  expect([...two.keys()]).toEqual(["a_loss", "b_loss", "loss"]);
});

test("a row that goes on is not copied for each line, and the next row is another one", () => {
  const join = createJoinValues();
  const [a, b, c] = [{ a_loss: 0 }, { b_loss: 1 }, { loss: 2 }].map((cells) => valuesOf(cells)) as [
    Map<string, Printed>,
    Map<string, Printed>,
    Map<string, Printed>,
  ];
  const first = join(a, b);
  expect(join(first, c)).toBe(first);
  expect([...first.keys()]).toEqual(["a_loss", "b_loss", "loss"]);
  expect([...join(a, c).keys()]).toEqual(["a_loss", "loss"]);
  expect([...first.keys(), ...a.keys()]).toEqual(["a_loss", "b_loss", "loss", "a_loss"]);
});

function both(one: object, two: object): Record<string, number> {
  return Object.fromEntries(Object.entries(one).filter(([name]) => Object.hasOwn(two, name)));
}

function isFirst(
  [name]: readonly [string, Printed],
  at: number,
  all: readonly (readonly [string, Printed])[],
): boolean {
  return all.findIndex(([other]) => other === name) === at;
}
