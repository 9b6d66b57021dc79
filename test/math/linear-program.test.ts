// Small linear programs → an optimum that keeps every inequality, or multipliers that show there is none.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minimize } from "../../src/math/linear-program.ts";

const LIMIT = 1000;
const number = fc.integer({ min: -8, max: 8 });
const program = fc.integer({ min: 1, max: 6 }).chain((n) => {
  const row = fc.array(number, { minLength: n, maxLength: n });
  return fc.record({
    inequalities: fc.array(fc.record({ coefficients: row, bound: number }), { maxLength: 12 }),
    costs: row,
    inside: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: n, maxLength: n }),
  });
});

function product(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

describe("minimize", () => {
  test("what it finds keeps every inequality, and costs no more than a point known to keep them", () => {
    fc.assert(
      fc.property(program, ({ inequalities, costs, inside }) => {
        const kept = inequalities.map(({ coefficients, bound }) => ({
          coefficients,
          bound: Math.max(bound, product(coefficients, inside)),
        }));
        const found = minimize(kept, costs, LIMIT);
        if (found.kind !== "optimum") throw new Error(found.kind);
        for (const { coefficients, bound } of kept) {
          expect(product(coefficients, found.point)).toBeLessThan(bound + 1e-6);
        }
        for (const value of found.point) expect(value).toBeGreaterThan(-1e-6);
        expect(product(costs, found.point)).toBeLessThan(product(costs, inside) + 1e-6);
      }),
    );
  });

  test("a contradiction adds up to one", () => {
    fc.assert(
      fc.property(program, ({ inequalities, costs }) => {
        const found = minimize(inequalities, costs, LIMIT);
        if (found.kind !== "contradiction" || found.limited) return;
        const sum = costs.map(() => 0);
        let bound = 0;
        for (const { index, multiplier } of found.terms) {
          expect(multiplier).toBeGreaterThan(0);
          const { coefficients, bound: own } = inequalities[index] ?? {
            coefficients: [],
            bound: 0,
          };
          coefficients.forEach((value, i) => {
            sum[i] = (sum[i] ?? 0) + multiplier * value;
          });
          bound += multiplier * own;
        }
        for (const value of sum) expect(value).toBeGreaterThan(-1e-6);
        expect(bound).toBeLessThan(1e-6);
      }),
    );
  });

  test("two hundred variables and a dozen inequalities take a step each, not the cube of the variables", () => {
    const inequalities = Array.from({ length: 12 }, (_, t) => ({
      coefficients: Array.from({ length: 200 }, (_value, i) => -1 - ((i * 7 + t * 13) % 11) / 10),
      bound: -1,
    }));
    const costs = Array.from({ length: 200 }, (_, i) => 1 + (i % 17));
    for (let round = 0; round < 50; round += 1) {
      expect(minimize(inequalities, costs, LIMIT).kind).toBe("optimum");
    }
  });

  test("going on from the optimum of fewer inequalities ends where all of them at once do, after hundreds of steps too", () => {
    const draws = fc.sample(
      fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 }),
      { numRuns: 150, seed: 5 },
    );
    const inequalities = draws.map((coefficients, t) => ({
      coefficients: coefficients.map((value) => -value),
      bound: -1 - (t % 7),
    }));
    const costs = Array.from({ length: 60 }, (_, i) => 1 + i / 960);
    const whole = minimize(inequalities, costs, LIMIT);
    let part = minimize(inequalities.slice(0, 10), costs, LIMIT);
    for (let count = 20; count <= inequalities.length; count += 10) {
      if (part.kind !== "optimum") throw new Error(part.kind);
      part = minimize(inequalities.slice(0, count), costs, LIMIT, part.vertex);
    }
    if (whole.kind !== "optimum" || part.kind !== "optimum") throw new Error("both are feasible");
    expect(product(costs, part.point)).toBeCloseTo(product(costs, whole.point), 9);
    for (const { coefficients, bound } of inequalities)
      expect(product(coefficients, part.point)).toBeLessThan(bound + 1e-9);
  });
});
