import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Alternative } from "../../src/reconcile/models/divided-model.ts";
import { dividedModels, residualModels } from "../../src/reconcile/models/index.ts";
import type { ResidualModel } from "../../src/reconcile/models/residual-model.ts";
import { slow } from "../../src/reconcile/models/slow.ts";
import { slowness } from "../../src/reconcile/models/slowness.ts";
import type { Observed } from "../../src/reconcile/rows/observe.ts";
import { observe } from "../helpers/observations.ts";

type Claim = (r: readonly number[]) => boolean;

const pairs = (r: readonly number[], holds: (before: number, after: number) => boolean): boolean =>
  r.every((value, t) => t === 0 || holds(r[t - 1] as number, value));
const bends = (r: readonly number[], sign: number): boolean =>
  r.every((value, t) => {
    const [before, after] = [r[t - 1], r[t + 1]];
    return before === undefined || after === undefined || sign * (before + after - 2 * value) >= 0;
  });
const falls: Claim = (r) => pairs(r, (before, after) => after <= before);
const rises: Claim = (r) => pairs(r, (before, after) => after >= before);
const positive: Claim = (r) => r.every((value) => value >= 0);

/** What each model means, on a whole sequence of residuals. */
const MEANING: Record<string, Claim> = {
  zero: (r) => r.every((value) => value === 0),
  constant: (r) => r.every((value) => value === r[0]),
  falling: (r) => positive(r) && falls(r),
  "falling-convex": (r) => positive(r) && falls(r) && bends(r, 1),
  "falling-concave": (r) => positive(r) && falls(r) && bends(r, -1),
  rising: (r) => positive(r) && rises(r),
  "rising-convex": (r) => positive(r) && rises(r) && bends(r, 1),
  "rising-concave": (r) => positive(r) && rises(r) && bends(r, -1),
  "non-negative": positive,
  "rise-then-fall": (r) =>
    positive(r) && r.some((_, p) => rises(r.slice(0, p + 1)) && falls(r.slice(p))),
  "fall-then-rise": (r) =>
    positive(r) && r.some((_, p) => falls(r.slice(0, p + 1)) && rises(r.slice(p))),
  // Train, validation, train, validation, … from one epoch to the next.
  interleaved: (r) =>
    positive(r) &&
    r.every((value, t) => {
      const [before, after] = [r[t - 1], r[t + 1]];
      if (t % 2 === 0 || before === undefined || after === undefined) return true;
      return value >= Math.min(before, after) && value <= Math.max(before, after);
    }),
};

test("every model has a meaning here", () => {
  const ids = [...residualModels, ...dividedModels].map(({ id }) => id);
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
const isCurved = (id: string): boolean => /convex|concave/.test(id);

describe.each(residualModels.map((model) => [model.id, model] as const))("%s", (id, model) => {
  test("names a violated requirement exactly where no sequence fits", () => {
    fc.assert(
      fc.property(bounds(isCurved(id) ? 4 : 5), ({ low, high }) => {
        const found = violated(model, low, high);
        const fits = exists(low, high, isCurved(id) ? 6 : 1, MEANING[id] as Claim);
        expect(found.length === 0).toBe(fits);
        for (const gap of found) expect(gap).toBeLessThan(0);
      }),
      { numRuns: isCurved(id) ? 150 : 400 },
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
      { numRuns: 150 },
    );
  });

  test("what it is within allows everything that it allows", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }), (r) => {
        if (!(MEANING[id] as Claim)(r)) return;
        for (const wider of model.within) expect((MEANING[wider] as Claim)(r), wider).toBe(true);
      }),
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

describe.each(dividedModels.map((model) => [model.id, model] as const))("%s", (id, model) => {
  test("its alternatives end in a sequence that fits exactly where there is one", () => {
    fc.assert(
      fc.property(bounds(6), ({ low, high }) => {
        const rows = observe(low.map(() => ["1", "1"])).map((row, t) => ({
          ...row,
          epoch: Math.floor(t / 2),
          time: t,
          ...(id === "interleaved" && t % 2 === 1 ? { split: "val" as const } : {}),
        }));
        expect(anyFits(model.whole(rows), low, high)).toBe(
          exists(low, high, 1, MEANING[id] as Claim),
        );
      }),
      { numRuns: 600 },
    );
  });
});

/** Follows every alternative to its end at the same bounds. */
function anyFits(
  alternative: Alternative,
  low: readonly number[],
  high: readonly number[],
): boolean {
  if (violated(alternative.relaxed, low, high).length > 0) return false;
  const parts = alternative.divide(Float64Array.from(low), Float64Array.from(high), 1e-9);
  if (parts === undefined) throw new Error("left open without need");
  return parts.length === 0 || parts.some((part) => anyFits(part, low, high));
}

describe("slow", () => {
  const rate = fc.constantFrom(0, 0.1, 0.5, 1, 2);

  test("names a violated requirement exactly where the ranges that rows can reach run empty", () => {
    fc.assert(
      fc.property(bounds(7), rate, ({ low, high }, allowed) => {
        let [least, most] = [0, Infinity];
        let reached = true;
        low.forEach((end, t) => {
          least = Math.max(end, t === 0 ? 0 : least * Math.max(0, 1 - allowed), 0);
          most = Math.min(high[t] as number, t === 0 ? Infinity : most * (1 + allowed));
          reached &&= least <= most + 1e-12;
        });
        // Train rows lie two apart in time.
        const found = slow(allowed).violated(
          Float64Array.from(low),
          Float64Array.from(high),
          low.map((_, t) => 2 * t),
          1e-9,
        );
        expect(found.length === 0).toBe(reached);
        for (const requirement of found) expect(sum(requirement, low, high)).toBeLessThan(0);
      }),
      { numRuns: 1000 },
    );
  });

  const observed = (rows: string[][]): Observed => {
    const train = observe(rows).map((row) => ({ ...row, time: 2 * row.epoch }));
    const rest = { val: [], updates: [], leftOut: [] };
    return { ...rest, train, all: train, steps: { train: 10, known: true, precision: "float32" } };
  };

  test("a residual that falls by a tenth every epoch has a rate of a tenth", () => {
    const rows = Array.from({ length: 12 }, (_, t) => {
      const component = 0.3 + 0.2 * Math.sin(7 * t);
      return [(component + 5 * 0.9 ** t).toFixed(4), component.toFixed(4)];
    });
    const found = slowness(observed(rows), [1]);
    const own = found?.at([1]);
    expect(own?.low).toBeLessThan(0.1);
    expect(own?.low).toBeGreaterThan(0.0995);
    expect(own?.high).toBeGreaterThan(0.1);
    expect(own?.high).toBeLessThan(0.1005);
    // Any other weight takes some of the noisy component away or adds to it.
    expect(found?.least()?.rate).toBeLessThanOrEqual(0.102);
    expect(found?.least()?.weights[0]).toBeCloseTo(1, 1);
  });

  test("the rate of the true residuals lies in the range, and the least rate is met at its weights", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: 0.01, max: 1, noNaN: true }),
            fc.double({ min: 0.2, max: 3, noNaN: true }),
          ),
          {
            minLength: 3,
            maxLength: 12,
          },
        ),
        (epochs) => {
          const rows = epochs.map(([component, r]) => [
            (component + r).toFixed(4),
            component.toFixed(4),
          ]);
          const found = slowness(observed(rows), [1]);
          const own = found?.at([1]);
          const moved = epochs.slice(1).map(([, r], t) => Math.abs(r / (epochs[t]?.[1] ?? 1) - 1));
          expect(Math.max(...moved)).toBeGreaterThanOrEqual((own?.low ?? Infinity) - 1e-9);
          expect(Math.max(...moved)).toBeLessThanOrEqual((own?.high ?? Infinity) + 1e-9);
          const least = found?.least();
          if (least === null || least === undefined) return;
          expect(found?.at(least.weights)?.low).toBeLessThanOrEqual(least.rate * (1 + 1e-6) + 1e-9);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("two epochs meet any rate, and negative residuals none", () => {
    expect(
      slowness(
        observed([
          ["1.0000", "1.0000"],
          ["1.0000", "1.0000"],
        ]),
        [1],
      ),
    ).toBeUndefined();
    expect(
      slowness(
        observed([
          ["1.0000", "2.0000"],
          ["1.0000", "2.0000"],
          ["1.0000", "2.0000"],
        ]),
        [1],
      )?.at([1]),
    ).toBeNull();
  });
});
