// Characters of a number → two integers and a style → the same characters.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePrinted, spellingOf } from "../../src/table/printed.ts";
import { storeOf } from "../helpers/stored-cells.ts";
import { draws } from "../helpers/draws.ts";

/** The text that comes back, or null where it was not taken as a whole; the same whatever stands behind the row. */
function again(text: string, field: "number" | "four-places" = "number"): string | null {
  const alone = storeOf(text, field)?.text(0, 0) ?? null;
  for (const behind of ["0123456789", "0.1234,0.5678\n".repeat(9), "e-05"]) {
    expect(storeOf(text, field, behind)?.text(0, 0) ?? null).toBe(alone);
  }
  return alone;
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
    "1234567890",
    "1700000000.123",
    "123456789012345.678",
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
    "1234567890123456",
    "12345678901234.56789",
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
      { numRuns: draws(2000) },
    );
  });

  test.for([
    ["9007199254740991", 16],
    ["9999999999999999", 16],
    ["10000000000000000", 17],
    ["99999999999999999", 17],
    ["100000000000000000", 18],
    ["999999999999999999", 18],
  ] as const)("%s has %i digits", ([digits, count]) => {
    const text = `${digits.slice(0, 2)}.${digits.slice(2)}`;
    const store = storeOf(text);
    expect(store?.text(0, 0)).toBe(text);
    expect(store?.spelling(0, 0).digits).toBe(count);
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
        const store = storeOf(one);
        fc.pre(store !== undefined);
        const printed = parsePrinted(one);
        expect(store.printed(0, 0)).toEqual(printed);
        if (Number.isFinite(printed?.value)) expect(store.spelling(0, 0)).toEqual(spellingOf(one));
      }),
      { numRuns: draws(2000) },
    );
  });
});
