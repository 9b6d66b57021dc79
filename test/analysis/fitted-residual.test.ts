import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { fitResidual } from "../../src/analysis/fitted-residual.ts";
import { residualModels } from "../../src/reconcile/models/index.ts";

function fit(values: readonly number[], half = 0.01) {
  return fitResidual(
    Float64Array.from(values, (value) => value - half),
    Float64Array.from(values, (value) => value + half),
    values.map((_, i) => i + 1),
  );
}

describe("the narrowest residual model that fits", () => {
  test.each([
    ["zero", [0.005, -0.008, 0, 0.002]],
    ["constant", [2, 2.005, 1.995, 2]],
    ["constant", [-2, -2.005, -1.995, -2]],
    ["falling-convex", [8, 4, 2, 1, 0.5, 0.25]],
    ["falling", [8, 7.9, 7.5, 6.5, 4, 0.1]],
    ["falling", [8, 7, 3, 2.9, 1, 0.9]],
    ["rising", [0.5, 4, 6, 7, 7.4, 7.5]],
    ["rising", [0.1, 2, 2.1, 5, 5.1, 8]],
  ])("is %s for %j", (model, values) => {
    expect(fit(values)?.model).toBe(model);
  });

  test.each([
    ["up and down", [1, 5, 2, 6]],
    ["below zero and falling", [-1, -2, -3]],
    ["two rows that differ", [1, 5]],
    ["no rows", []],
  ])("is none for %s", (_, values) => {
    expect(fit(values)).toBeUndefined();
  });

  test("takes time in proportion to the rows", () => {
    const values = Array.from({ length: 200_000 }, (_, i) => 5 - i / 1e5 + (i % 3));
    expect(fit(values)).toBeUndefined();
    expect(fit(values, 3)?.model).toBe("constant");
  });

  const rows = fc.array(
    fc.record({
      middle: fc.oneof(
        fc.integer({ min: -4, max: 12 }),
        fc.double({ min: -1, max: 9, noNaN: true }),
      ),
      half: fc.constantFrom(0.01, 0.5, 2),
      gap: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 3, maxLength: 12 },
  );

  test("lies in every interval, and the models say so too", () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const low = Float64Array.from(drawn, ({ middle, half }) => middle - half);
        const high = Float64Array.from(drawn, ({ middle, half }) => middle + half);
        let time = 0;
        const times = drawn.map(({ gap }) => (time += gap));
        const admitted = residualModels
          .filter(({ id }) => id !== "non-negative")
          .filter((model) => model.violated(low, high, times, 1e-7).length === 0)
          .map(({ id }) => id);
        const found = fitResidual(low, high, times);
        expect(found?.model).toBe(admitted[0]);
        found?.values.forEach((value, t) => {
          expect(value).toBeGreaterThanOrEqual((low[t] as number) - 1e-7);
          expect(value).toBeLessThanOrEqual((high[t] as number) + 1e-7);
        });
        const own = residualModels.find(({ id }) => id === found?.model);
        if (found !== undefined)
          expect(own?.violated(found.values, found.values, times, 1e-7)).toEqual([]);
      }),
    );
  });
});
