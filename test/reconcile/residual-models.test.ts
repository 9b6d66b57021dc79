import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { residualModels } from "../../src/reconcile/models/index.ts";
import type { ResidualModel } from "../../src/reconcile/models/residual-model.ts";
import { draws } from "../helpers/draws.ts";

type Claim = (r: readonly number[]) => boolean;

const pairs = (r: readonly number[], holds: (before: number, after: number) => boolean): boolean =>
  r.every((value, t) => t === 0 || holds(r[t - 1] as number, value));
const bends = (r: readonly number[], sign: number): boolean =>
  r.every((value, t) => {
    const [before, after] = [r[t - 1], r[t + 1]];
    return before === undefined || after === undefined || sign * (before + after - 2 * value) >= 0;
  });
const falls: Claim = (r) => pairs(r, (before, after) => after <= before);
const positive: Claim = (r) => r.every((value) => value >= 0);

/** What each model means, on a whole sequence of residuals. */
const MEANING: Record<string, Claim> = {
  zero: (r) => r.every((value) => value === 0),
  constant: (r) => r.every((value) => value === r[0]),
  "falling-convex": (r) => positive(r) && falls(r) && bends(r, 1),
  "non-negative": positive,
};

test("every model has a meaning here", () => {
  const ids = residualModels.map(({ id }) => id);
  expect(Object.keys(MEANING).toSorted()).toEqual(ids.toSorted());
});

/** Whether some sequence on the grid of 1/`grid` lies between the bounds and means what it should: every one is tried. */
function exists(
  low: readonly number[],
  high: readonly number[],
  grid: number,
  claim: Claim,
): boolean {
  const r: number[] = [];
  const extend = (t: number): boolean => {
    if (t === low.length) return claim(r);
    for (let step = (low[t] as number) * grid; step <= (high[t] as number) * grid; step += 1) {
      r[t] = step / grid;
      r.length = t + 1;
      if (extend(t + 1)) return true;
    }
    return false;
  };
  return extend(0);
}

const bounds = (rows: number): fc.Arbitrary<{ low: number[]; high: number[] }> =>
  fc
    .array(fc.tuple(fc.integer({ min: -2, max: 4 }), fc.integer({ min: 0, max: 2 })), {
      minLength: 1,
      maxLength: rows,
    })
    .map((ends) => ({
      low: ends.map(([start]) => start),
      high: ends.map(([start, width]) => start + width),
    }));

/** Curves through whole numbers over at most four rows meet them at sixths; the other models at whole numbers. */
const isCurved = (id: string): boolean => /convex/.test(id);

describe.each(residualModels.map((model) => [model.id, model] as const))("%s", (id, model) => {
  test("names a violated requirement exactly where no sequence fits", () => {
    fc.assert(
      fc.property(bounds(isCurved(id) ? 4 : 5), ({ low, high }) => {
        const found = violated(model, low, high);
        const fits = exists(low, high, isCurved(id) ? 6 : 1, MEANING[id] as Claim);
        expect(found.length === 0).toBe(fits);
        for (const gap of found) expect(gap).toBeLessThan(0);
      }),
      { numRuns: draws(isCurved(id) ? 150 : 400) },
    );
  });

  test("what it asks of pairs of rows, every sequence of it meets", () => {
    fc.assert(
      fc.property(bounds(4), ({ low, high }) => {
        fc.pre(exists(low, high, 1, MEANING[id] as Claim));
        for (let later = 0; later < low.length; later += 1)
          for (let earlier = 0; earlier <= later; earlier += 1)
            for (const requirement of model.pairs(earlier, later))
              expect(sum(requirement, low, high)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: draws(150) },
    );
  });
});

/** Sums of the violated requirements, each below zero. */
function violated(model: ResidualModel, low: readonly number[], high: readonly number[]): number[] {
  return model
    .violated(
      Float64Array.from(low),
      Float64Array.from(high),
      low.map((_, t) => t),
      1e-9,
    )
    .map((requirement) => sum(requirement, low, high));
}

function sum(
  requirement: ReturnType<ResidualModel["violated"]>[number],
  low: readonly number[],
  high: readonly number[],
): number {
  const add = (terms: typeof requirement.high, ends: readonly number[]): number =>
    terms.reduce((all, { at, multiplier }) => all + multiplier * (ends[at] as number), 0);
  return add(requirement.high, high) - add(requirement.low, low);
}
