import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  divide,
  format,
  fromDecimal,
  fromNumber,
  multiply,
  nullVector,
  rational,
  reduced,
  signOf,
  subtract,
  toNumber,
  ZERO,
} from "../../src/math/rational.ts";

const fraction = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
    fc.bigInt({ min: 1n, max: 10n ** 12n }),
  )
  .map(([numerator, denominator]) => rational(numerator, denominator));

describe("exact fractions", () => {
  test("are made and shown in lowest terms with a positive denominator", () => {
    expect(format(rational(6n, -4n))).toBe("-3/2");
    expect(format(rational(0n, 5n))).toBe("0");
    expect(() => rational(1n, 0n)).toThrow(RangeError);
  });

  test("0.1 ten times is exactly 1", () => {
    const tenth = fromDecimal(1n, -1);
    const sum = Array.from({ length: 10 }, () => tenth).reduce(add, ZERO);
    expect(format(sum)).toBe("1");
  });

  test("a double is taken as it is, not as it prints", () => {
    expect(format(fromNumber(0.1))).toBe("3602879701896397/36028797018963968");
    expect(() => fromNumber(Number.NaN)).toThrow(RangeError);
  });

  test("undo each other", () => {
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        expect(reduced(subtract(add(a, b), b))).toEqual(a);
        if (signOf(b) !== 0) expect(reduced(divide(multiply(a, b), b))).toEqual(a);
        expect(fromNumber(toNumber(a)).denominator).toBeGreaterThan(0n);
      }),
    );
  });

  test("long sums stay exact, and their denominators within bounds", () => {
    fc.assert(
      fc.property(fc.array(fraction, { maxLength: 60 }), (terms) => {
        const forth = terms.reduce(add, ZERO);
        expect(forth.denominator < 2n ** 1024n).toBe(true);
        expect(signOf(terms.reduce(subtract, forth))).toBe(0);
      }),
    );
  });
});

describe("the null vector", () => {
  const matrix = (rows: number[][]) =>
    rows.map((row) => row.map((entry) => rational(BigInt(entry))));

  test("of a matrix of one rank less than its columns", () => {
    const found = nullVector(
      matrix([
        [1, 2, 3],
        [0, 1, 1],
      ]),
      3,
    );
    expect(found?.map(format)).toEqual(["-1", "-1", "1"]);
  });

  test("is not given where the null space is a plane or a point", () => {
    expect(nullVector(matrix([[1, 2, 3]]), 3)).toBeUndefined();
    expect(
      nullVector(
        matrix([
          [1, 0],
          [0, 1],
        ]),
        2,
      ),
    ).toBeUndefined();
  });
});
