// Columns of floats, spelled out as any writer may → intervals that hold the true values, as narrow as they can be.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromDecimal, fromNumber, reduced, signOf, subtract } from "../../src/math/rational.ts";
import { settlePrecision } from "../../src/table/precision.ts";
import { RowStore, selectAll, StoredValues } from "../../src/table/row-store.ts";
import { cellsOf } from "../helpers/stored-cells.ts";
import { exactEnd, parsePrinted, type Printed, spellingOf } from "../../src/table/printed.ts";
import { draws } from "../helpers/draws.ts";

type Columns = Readonly<Record<string, readonly string[]>>;

function settled(columns: Columns): Map<string, Printed[]> {
  const length = Math.max(...Object.values(columns).map((texts) => texts.length));
  const rows = Array.from({ length }, (_, at) => {
    const values = new Map<string, Printed>();
    for (const [name, texts] of Object.entries(columns)) {
      const text = texts[at];
      const printed = text === undefined ? undefined : parsePrinted(text);
      if (printed !== undefined) values.set(name, printed);
    }
    return { values };
  });
  const found = rows.map(settlePrecision([rows]));
  return new Map(
    Object.keys(columns).map((name) => [
      name,
      found.flatMap(({ values }) => values.get(name) ?? []),
    ]),
  );
}

function widths(columns: Columns, name = "loss"): number[] {
  return (settled(columns).get(name) ?? []).map(({ low, high }) => high - low);
}

/** As Python writes a float: a whole one with `.0`. */
function python(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** To the nearest float with so many bits; float16 is not taken below its normal numbers here. */
function toBits(value: number, bits: number): number {
  const scale = 2 ** (bits - 1 - Math.floor(Math.log2(Math.abs(value))));
  return Math.round(value * scale) / scale;
}

function shortest32(value: number): string {
  const nearest = Math.fround(value);
  for (let digits = 1; digits < 9; digits += 1) {
    const text = nearest.toPrecision(digits);
    if (Math.fround(Number(text)) === nearest) return python(Number(text));
  }
  return python(Number(nearest.toPrecision(9)));
}

const writers: Readonly<Record<string, (value: number) => string>> = {
  "float32 as a double": (value) => python(Math.fround(value)),
  "float32 at its shortest": shortest32,
  "float32 with nine digits": (value) => Math.fround(value).toPrecision(9),
  float64: python,
  "float64 with eighteen decimals": (value) => value.toExponential(18),
  bfloat16: (value) => python(toBits(value, 8)),
  float16: (value) => python(toBits(value, 11)),
  "four decimals": (value) => value.toFixed(4),
  "six decimals, zeros cut off": (value) => python(Number(value.toFixed(6))),
  "six digits": (value) => python(Number(value.toPrecision(6))),
  "an exponent of four": (value) => value.toExponential(4),
};

/** Losses: 1e-3 to 1e4. */
const truths = fc.array(
  fc.double({ min: -3, max: 4, noNaN: true }).map((exponent) => 10 ** exponent),
  { minLength: 1, maxLength: 12 },
);

describe("a column of floats", () => {
  test.for(Object.entries(writers))("%s: the true values lie in every interval", ([, write]) => {
    fc.assert(
      fc.property(truths, truths, (loss, other) => {
        const found = settled({ loss: loss.map(write), other: other.map(write) });
        found.get("loss")?.forEach(({ low, high, value }, at) => {
          expect(low).toBeLessThanOrEqual(loss[at] ?? NaN);
          expect(high).toBeGreaterThanOrEqual(loss[at] ?? NaN);
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThanOrEqual(value);
        });
      }),
    );
  });

  const column = [2.4196128845214844, 2.180527925491333, 1.9, 0.75, 1].map(Math.fround);

  test("of float32 is half an ulp wide to either side, short numbers and whole ones too", () => {
    const ulps = [2 ** -22, 2 ** -22, 2 ** -23, 2 ** -24, 1.5 * 2 ** -24];
    expect(widths({ loss: column.map(python) })).toEqual(ulps);
    // Seven digits may as well be rounded to them.
    for (const width of widths({ loss: column.map(shortest32) }))
      expect(width).toBeLessThan(1.1e-6);
  });

  test("of doubles is a few ulps wide", () => {
    for (const width of widths({ loss: ["2.1", "0.30000000000000004", "1.5"] })) {
      expect(width).toBeLessThan(3e-15);
    }
  });

  test("of numbers rounded by hand is as wide as its places, beside full columns too", () => {
    const columns = { loss: column.map(python), rounded: ["0.6931", "0.5"] };
    const [first, second] = widths(columns, "rounded");
    expect(first).toBeCloseTo(1e-4, 12);
    expect(second).toBeCloseTo(1e-4, 12);
  });

  test("of zeros has the width of the coarsest type, not of its one decimal", () => {
    const [width] = widths({ loss: column.map(python), zero: ["0.0", "0.0"] }, "zero");
    expect(width).toBeCloseTo(2 ** -24, 15);
  });

  test("that bfloat16 or float16 holds is taken as such, as that is wider", () => {
    expect(widths({ loss: ["0.69140625", "0.5859375", "0.55078125"] })).toEqual(
      Array.from({ length: 3 }, () => 2 ** -8),
    );
    expect(widths({ loss: ["0.69189453125", "0.58642578125"] })).toEqual([2 ** -11, 2 ** -11]);
  });

  test("is no bfloat16 for its few bits alone, where another column is finer", () => {
    const columns = { loss: column.map(python), accuracy: ["0.5", "0.75"] };
    expect(widths(columns, "accuracy")[1]).toBeLessThan(0.02);
    expect(widths({ loss: ["0.5", "0.75"] })[1]).toBeCloseTo(0.01, 12);
    const half = { ...columns, other: ["0.69140625", "0.5859375"] };
    expect(widths(half, "other")).toEqual([2 ** -8, 2 ** -8]);
  });

  test("of whole numbers alone stays as printed", () => {
    expect(widths({ loss: ["3", "2"] }).map((width) => Math.round(width))).toEqual([1, 1]);
  });

  test("keeps nan and inf, and what a float type was known for", () => {
    const [nan, inf, one] = settled({ loss: ["nan", "-inf", "1.25"] }).get("loss") ?? [];
    expect([nan?.low, inf?.low, one?.value]).toEqual([NaN, -Infinity, 1.25]);
    const exact: Printed = { text: "0.5", value: 0.5, low: 0.4, high: 0.6, isExact: true };
    const row = { values: new Map([["loss", exact]]) };
    expect(settlePrecision([[row]])(row).values.get("loss")).toBe(exact);
  });
});

describe("exact ends", () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.integer({ min: -12, max: 3 }))
    .map(([mantissa, exponent]) => `${mantissa}e${exponent}`);

  test("lie half a unit from a decimal, and inside the rounded ends", () => {
    fc.assert(
      fc.property(decimal, (text) => {
        const printed = parsePrinted(text);
        if (printed === undefined) return expect.unreachable();
        const [mantissa, exponent] = text.split("e");
        const value = fromDecimal(BigInt(mantissa ?? ""), Number(exponent));
        const half = fromDecimal(5n, Number(exponent) - 1);
        expect(reduced(subtract(exactEnd(printed, "high"), value))).toEqual(reduced(half));
        expect(reduced(subtract(value, exactEnd(printed, "low")))).toEqual(reduced(half));
        expect(signOf(subtract(exactEnd(printed, "low"), fromNumber(printed.low)))).toBe(1);
        expect(signOf(subtract(fromNumber(printed.high), exactEnd(printed, "high")))).toBe(1);
      }),
    );
  });

  test("are the settled ones of a float", () => {
    const [printed] = settled({ loss: ["0.6896033883094788"] }).get("loss") ?? [];
    if (printed === undefined) return expect.unreachable();
    expect(exactEnd(printed, "low")).toEqual(fromNumber(printed.low));
    expect(printed.high).toBe(0.6896033883094788 + 2 ** -25);
  });
});

test.for([
  ["9.2902", 4, 5, false],
  ["0.0801", 4, 3, false],
  ["3.0", 1, 2, true],
  ["3.00", 2, 3, false],
  ["-12", 0, 2, true],
  ["1.2345e-05", 9, 5, false],
  ["1e-07", 7, 1, false],
  ["1.5E+3", -2, 2, false],
  [".5", 1, 1, false],
] as const)("%s has %i places and %i digits", ([text, places, digits, isWhole]) => {
  expect(spellingOf(text)).toEqual({ places, digits, isWhole });
});

test("rows that are stored as integers settle as rows of text do", () => {
  const writer = fc.constantFrom(...Object.values(writers));
  const column = fc.tuple(writer, fc.array(fc.double({ min: -9, max: 9, noNaN: true })));
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 3 }), fc.nat(9), (columns, length) => {
      const names = columns.map((_, i) => `c${i}_loss`);
      const texts = Array.from({ length }, (_, at) =>
        columns.map(([write, values]) => write(values[at % Math.max(1, values.length)] ?? 0)),
      );
      const store = new RowStore(names);
      const stored = texts.flatMap((cells) => {
        // A spelling that is not stored is read as text, on both sides.
        const block = cellsOf(cells);
        if (block === undefined) return [];
        return [{ values: new StoredValues(selectAll(store), store.add(block, 1)), cells }];
      });
      const asText = stored.map(({ cells }) => ({
        values: new Map(
          cells.flatMap((cell, i): [string, Printed][] => {
            const printed = parsePrinted(cell);
            return printed === undefined ? [] : [[names[i] ?? "", printed]];
          }),
        ),
      }));
      const numbers = <R extends { values: ReadonlyMap<string, Printed> }>(rows: readonly R[]) =>
        rows.map(settlePrecision([rows])).map(({ values }) => [...values]);
      expect(numbers(stored)).toEqual(numbers(asText));
    }),
    { numRuns: draws(200) },
  );
});
