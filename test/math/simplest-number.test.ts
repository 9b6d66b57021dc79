import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { complexity, simplestFraction, simplestNumbers } from "../../src/math/simplest-number.ts";

describe("the simplest number in an interval (expected values by hand)", () => {
  test.each([
    [0.737, 1.141, 1],
    [0.165, 0.266, 0.2],
    [0.1999, 0.2001, 0.2],
    [2.622, 2.624, 2.623],
    [0.33332, 0.33335, 1 / 3],
    [4.9, 5.2, 5],
    [0, 0.5, 0],
  ])("of [%d, %d] is %d", (low, high, expected) => {
    const [found] = simplestNumbers(low, high, 1);
    expect(found).toBeCloseTo(expected, 12);
  });

  test("of zero alone is zero, of an unbounded interval what is simple", () => {
    expect(simplestNumbers(0, 0, 3)).toEqual([0]);
    expect(simplestNumbers(0.5, Infinity, 3)).toEqual([1]);
  });

  test("of an interval between two doubles that follow each other lies inside, and is found", () => {
    for (const low of [1.0404411764705879, 0.9, 1.1]) {
      const high = low * (1 + Number.EPSILON);
      const [found] = simplestNumbers(low, high, 1);
      expect([low, high]).toContain(found);
    }
  });

  test("of an empty interval is none", () => {
    expect(simplestNumbers(2, 1, 3)).toEqual([]);
  });

  test("always lies inside", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-9, max: 2, noNaN: true }),
        (low, width) => {
          const high = low * (1 + width);
          const found = simplestNumbers(low, high, 3);
          expect(found.length).toBeGreaterThan(0);
          for (const value of found) {
            expect(value).toBeGreaterThanOrEqual(low);
            expect(value).toBeLessThanOrEqual(high);
          }
        },
      ),
    );
  });
});

test("a fraction has the smallest denominator there is", () => {
  expect(simplestFraction(0.28, 0.29)).toBeCloseTo(2 / 7, 12);
  expect(simplestFraction(3.14, 3.15)).toBeCloseTo(22 / 7, 12);
});

test("1 is simpler than 0.2, 0.2 than 0.25, 0.25 than 0.2513", () => {
  const costs = [1, 0.2, 0.25, 0.2513].map(complexity);
  expect(costs).toEqual(costs.toSorted((a, b) => a - b));
});
