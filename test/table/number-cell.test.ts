// Characters of a number → two integers and a style → the same characters.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellText, createNumberCells, readNumberCell } from "../../src/table/number-cell.ts";
import { parsePrinted, spellingOf } from "../../src/table/printed.ts";
import { createRowStore } from "../../src/table/row-store.ts";

/** The text that comes back, or null where it was not taken as a whole; the same with few and with many bytes behind it. */
function again(text: string): string | null {
  const alone = againBefore(text, "\n");
  for (const behind of ["\n0123456789", " - val_loss: 0.12345678", ",0.1234,0.5678"]) {
    expect(againBefore(text, behind.padEnd(60, "7"))).toBe(alone);
  }
  return alone;
}

function againBefore(text: string, behind: string): string | null {
  const cells = createNumberCells(1);
  const bytes = new TextEncoder().encode(text + behind);
  const end = readNumberCell(bytes, new DataView(bytes.buffer), 0, cells, 0);
  if (end !== text.length) return null;
  return cellText(cells.high[0] ?? 0, cells.low[0] ?? 0, cells.style[0] ?? 0);
}

describe("number cells", () => {
  test.for([
    "0",
    "-0",
    "7",
    "123456789",
    "0.5",
    "-0.0000",
    "9.2902",
    "1.0986123085021973",
    "0.00012345678901234",
    "12345678.9012345678",
    "1.2345e-04",
    "1e+05",
    "-3.4028234663852886e+38",
    "5e-45",
    "nan",
    "inf",
    "-inf",
    "0.000000000000000001",
    "0.0012345678901234567",
    "999999999.999999999",
  ])("%s comes back", (text) => {
    expect(again(text)).toBe(text);
  });

  test.for([
    "",
    "-",
    ".",
    "+1",
    "00.5",
    ".5",
    "5.",
    "1e5",
    "1e-5",
    "1E+05",
    "1.5e-004",
    "1234567890",
    "0.1234567890123456789",
    "1.0000000000000000000",
    "0.00000000000000000000000000000001",
    "1e",
    "1e+",
    "1.2.3",
    "-nan",
    "NaN",
    "infinity",
    "x",
    "1,5",
  ])("%s is left to the general way", (text) => {
    expect(again(text)).toBeNull();
  });

  test("any number that JavaScript or Python prints comes back or is left", () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    const text = fc.oneof(
      value.map(String),
      value.map((one) => one.toExponential(8)),
      fc.double({ min: -1e8, max: 1e8, noNaN: true }).map((one) => one.toFixed(4)),
      fc.float({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.stringMatching(/^-?\d{1,12}(\.\d{0,20})?(e[+-]\d{1,3})?$/),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect([one, null]).toContain(again(one));
      }),
      { numRuns: 2000 },
    );
  });

  test("a stored number is what its characters say: value, interval and spelling", () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    const text = fc.oneof(
      value.map(String),
      value.map((one) => one.toExponential(4).replace(/e([+-])(\d)$/, "e$10$2")),
      fc.double({ min: -1e8, max: 1e8, noNaN: true }).map((one) => one.toFixed(4)),
      fc.float({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.stringMatching(/^-?(0|[1-9]\d{0,8})(\.\d{1,18})?(e[+-]\d\d)?$/),
      fc.constantFrom("nan", "inf", "-inf", "-0", "0.0", "-0.0000", "5.0", "9.5"),
    );
    fc.assert(
      fc.property(text, (one) => {
        const store = createRowStore(["loss"]);
        const bytes = new TextEncoder().encode(`${one}\n`);
        const end = readNumberCell(bytes, new DataView(bytes.buffer), 0, store.cells, store.at);
        fc.pre(end === one.length);
        const row = store.add();
        const printed = parsePrinted(one);
        expect(store.printed(row, 0)).toEqual(printed);
        if (Number.isFinite(printed?.value))
          expect(store.spelling(row, 0)).toEqual(spellingOf(one));
      }),
      { numRuns: 2000 },
    );
  });
});
