// Numbers that are kept as cells are the numbers that were read.

import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePrinted, type Printed } from "../../src/table/printed.ts";
import { RecordList } from "../../src/table/record-list.ts";
import { RecordPacker } from "../../src/table/record-packer.ts";
import { StoredValues } from "../../src/table/row-store.ts";
import type { LogRecord } from "../../src/table/row.ts";

const TEXTS = fc.oneof(
  fc.constantFrom("0", "-0.0", "1e-05", "1e-5", "nan", "-inf", "NaN", ".5", "5.", "007.10", "+1"),
  fc.double().map(String),
  fc.float({ noNaN: true }).map((value) => value.toFixed(4)),
  fc
    .double({ noNaN: true })
    .map((value) => value.toExponential(4).replace(/e([+-])(\d)$/, "e$10$2")),
  fc.bigInt({ min: 0n, max: 10n ** 19n }).map((value) => `0.${value}`),
);

function recordOf(texts: readonly string[], step: number, names: readonly string[]): LogRecord {
  const values = new Map<string, Printed>();
  texts.forEach((text, i) => {
    const printed = parsePrinted(text);
    if (printed !== undefined) values.set(names[i] as string, printed);
  });
  const about = {
    origin: "update",
    epoch: 3,
    epochs: 9,
    step,
    steps: 20,
    counts: "steps",
  } as const;
  return { ...about, line: 10 + step, values };
}

const plain = (record: LogRecord): unknown => ({ ...record, values: [...record.values] });

test("any numbers come back the same from a list of packed records", () => {
  const rows = fc.array(fc.array(TEXTS, { minLength: 1, maxLength: 3 }), { maxLength: 40 });
  fc.assert(
    fc.property(rows, (texts) => {
      const given = texts.map((row, step) => recordOf(row, step, ["loss", "a", "b"]));
      const packer = new RecordPacker();
      const list = new RecordList();
      for (const record of given) list.push(packer.pack(record));
      expect(list).toHaveLength(given.length);
      expect([...list].map(plain)).toEqual(given.map(plain));
    }),
  );
});

test("rows with the same columns are packed from the fourth on, rows of ever other columns never", () => {
  const packed = (names: (step: number) => readonly string[]): boolean[] => {
    const packer = new RecordPacker();
    return Array.from({ length: 6 }, (_, step) => {
      const record = recordOf(["1.5", "0.25"], step, names(step));
      return packer.pack(record).values instanceof StoredValues;
    });
  };
  expect(packed(() => ["loss", "a"])).toEqual([false, false, false, true, true, true]);
  expect(packed((step) => ["loss", `m${step}`])).not.toContain(true);
});
