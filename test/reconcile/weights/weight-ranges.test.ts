// Ranges of a weight, epoch by epoch → what courses are out of the question: never the true one.

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  leastStretches,
  mayBeMonotone,
  type RowWeightRange,
} from "../../../src/reconcile/weights/weight-ranges.ts";

/** Values with ranges around them of random widths, some open above. */
function ranged(values: readonly number[], widths: readonly number[]): RowWeightRange[] {
  return values.map((value, i) => {
    const [below, above] = [widths[(2 * i) % widths.length], widths[(2 * i + 1) % widths.length]];
    return {
      epoch: i + 1,
      low: Math.max(0, value - (below ?? 0)),
      high: above === 9 ? Infinity : value + (above ?? 0),
    };
  });
}

const value = fc.double({ min: 0, max: 100, noNaN: true });
const widths = fc.array(fc.constantFrom(0, 1e-9, 0.01, 1, 9), { minLength: 1, maxLength: 9 });

test("as few stretches as a weight of straight stretches was made of, or fewer", () => {
  const stretch = fc.tuple(value, value, fc.integer({ min: 1, max: 8 }));
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 4 }), widths, (stretches, around) => {
      const values = stretches.flatMap(([from, to, length]) =>
        Array.from({ length }, (_, i) => {
          const share = i / Math.max(1, length - 1);
          return (1 - share) * from + share * to;
        }),
      );
      expect(leastStretches(ranged(values, around))).toBeLessThanOrEqual(stretches.length);
    }),
  );
});

test("a weight that rises or falls may be monotone, whatever the ranges", () => {
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1 }),
      widths,
      fc.boolean(),
      (values, around, rises) => {
        const order = values.toSorted((a, b) => (rises ? a - b : b - a));
        expect(mayBeMonotone(ranged(order, around))).toBe(true);
      },
    ),
  );
});

test.for([
  [[1, 2, 3, 4], 1, true],
  [[1, 2, 3, 3, 3], 2, true],
  [[1, 2, 1, 2, 1, 2], 3, false],
  [[5, 1, 4], 2, false],
] as const)("%j: at least %i stretches, monotone %j", ([values, stretches, monotone]) => {
  const ranges = ranged(values, [0.01]);
  expect(leastStretches(ranges)).toBe(stretches);
  expect(mayBeMonotone(ranges)).toBe(monotone);
});

test("rows of one epoch that have no weight in common fit no stretches at all", () => {
  const ranges = [
    { epoch: 1, low: 1, high: 2 },
    { epoch: 1, low: 3, high: 4 },
  ];
  expect(leastStretches(ranges)).toBe(Infinity);
});
