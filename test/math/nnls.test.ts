import fc from "fast-check";
import { expect, test } from "vitest";
import { nonNegativeLeastSquares } from "../../src/math/nnls.ts";

test("exact data gives the exact answer", () => {
  const rows = [
    [1, 0.5],
    [0.3, 1],
    [1, 1],
  ];
  const right = rows.map(([a, b]) => 2 * (a ?? 0) + 0.25 * (b ?? 0));
  const found = nonNegativeLeastSquares(rows, right, 2);
  expect(found[0]).toBeCloseTo(2, 10);
  expect(found[1]).toBeCloseTo(0.25, 10);
});

// scipy.optimize.nnls([[1, 2], [3, 4], [5, 6]], [7, 1, 0]) = [0, 0.32142857]
test("an unknown that would be negative stays at zero", () => {
  const found = nonNegativeLeastSquares(
    [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    [7, 1, 0],
    2,
  );
  expect(found[0]).toBe(0);
  expect(found[1]).toBeCloseTo(18 / 56, 10);
});

test("equal columns, zeros and huge scales come to an end", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
          fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
        ),
        { maxLength: 12 },
      ),
      (pairs) => {
        const rows = pairs.map(([a]) => [a, a, 1e-9 * a, 0]);
        const found = nonNegativeLeastSquares(
          rows,
          pairs.map(([, b]) => b),
          4,
        );
        expect(found.every((value) => value >= 0)).toBe(true);
      },
    ),
  );
});

test("no rows give zeros", () => {
  expect(nonNegativeLeastSquares([], [], 3)).toEqual([0, 0, 0]);
});
