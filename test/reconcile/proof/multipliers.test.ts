// Inequalities that contradict each other by construction → multipliers that show it.

import { describe, expect, test } from "vitest";
import { fromNumber, type Rational, toNumber } from "../../../src/math/rational.ts";
import { multipliersOf } from "../../../src/reconcile/proof/multipliers.ts";

/** `count` inequalities in `count − 1` coefficients that cancel at multipliers in [1, 2], where the bounds make −1. */
function contradiction(count: number, draw: () => number): number[][] {
  const multipliers = Array.from({ length: count }, () => 1 + draw());
  const sums = multipliers.map(() => Array.from({ length: count }, () => draw() - 0.5));
  const last = sums.at(-1) ?? [];
  for (let i = 0; i < count; i += 1) {
    const others = sums
      .slice(0, -1)
      .reduce((sum, row, j) => sum + (row[i] as number) * (multipliers[j] as number), 0);
    last[i] = ((i === 0 ? -1 : 0) - others) / (multipliers.at(-1) as number);
  }
  return sums;
}

function added(sums: readonly (readonly number[])[], multipliers: readonly Rational[]): number[] {
  const values = multipliers.map(toNumber);
  const largest = Math.max(...values);
  return (sums[0] ?? []).map((_, i) =>
    sums.reduce((sum, row, j) => sum + ((row[i] as number) * (values[j] as number)) / largest, 0),
  );
}

describe("multipliers", () => {
  test.for([2, 5, 20, 21, 60, 120])("of %i inequalities show that they contradict", (count) => {
    // Lehmer's generator: well spread numbers, the same ones every time.
    let state = count;
    const sums = contradiction(count, () => (state = (state * 48_271) % 2_147_483_647) / 2 ** 31);
    const free = Array.from({ length: count - 1 }, (_, i) => i);
    const exact = (): Rational[][] =>
      free.map((i) => sums.map((row) => fromNumber(row[i + 1] as number)));
    const candidates = [...multipliersOf(sums, free, exact)];
    const [bound, ...coefficients] = added(sums, candidates.at(-1) ?? []);
    expect(bound).toBeLessThan(-0.1);
    expect(Math.min(...coefficients)).toBeGreaterThan(-1e-12);
    // Above twenty the margin is there to be seen.
    if (count > 20) expect(Math.min(...coefficients)).toBeGreaterThan(0);
  });

  test("are none where the coefficients do not cancel", () => {
    const sums = Array.from({ length: 30 }, (_, j) => [
      -1,
      ...Array.from({ length: 29 }, () => j + 1),
    ]);
    const free = Array.from({ length: 29 }, (_, i) => i);
    expect([...multipliersOf(sums, free, () => [])]).toEqual([]);
  });
});
