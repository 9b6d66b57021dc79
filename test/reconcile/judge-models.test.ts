import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { verify } from "../../src/reconcile/proof/certificate.ts";
import { type Judged, judgeModels } from "../../src/reconcile/models/judge-models.ts";
import type { Observed } from "../../src/reconcile/rows/observe.ts";
import { admits, fit } from "../../src/reconcile/bounds/fit.ts";
import { residualModels } from "../../src/reconcile/models/index.ts";
import type { Observation } from "../../src/reconcile/rows/series.ts";
import { createSeries, NO_SLACK } from "../../src/reconcile/rows/series.ts";
import { withShortBatch } from "../../src/reconcile/rows/short-batch.ts";
import type { Verdict } from "../../src/reconcile/models/model-verdict.ts";
import { observe } from "../helpers/observations.ts";
import { draws } from "../helpers/draws.ts";

type Rows = readonly (readonly string[])[];

/** Train and validation rows of the same epochs, from 1 on. */
function observed(train: Rows, val: Rows = [], steps = 20): Observed {
  const place = (rows: Rows, split: "train" | "val", offset: number): Observation[] =>
    observe(rows).map((row, index) => ({
      ...row,
      row: index + offset,
      split,
      time: 2 * row.epoch + (split === "val" ? 1 : 0),
    }));
  const blocks = { train: place(train, "train", 0), val: place(val, "val", train.length) };
  return {
    ...blocks,
    all: [...blocks.train, ...blocks.val].toSorted((a, b) => a.time - b.time),
    updates: [],
    leftOut: [],
    steps: { train: steps, known: true, precision: "float32" },
  };
}

/** A component that never moves, and so takes nothing of how the residuals move. */
function withComponent(residuals: readonly number[], component = 1): string[][] {
  return residuals.map((r) => [(r + component).toFixed(4), component.toFixed(4)]);
}

function of(judged: readonly Judged[], id: string): Judged {
  const found = judged.find(({ model }) => model.id === id);
  if (found === undefined) throw new Error(`no model ${id}`);
  return found;
}

function* everyVerdict(judged: readonly Judged[]): Iterable<Verdict> {
  for (const entry of judged) {
    yield entry.own;
    for (const other of [entry.val, entry.together, entry.withShortBatch])
      if (other !== null) yield other;
  }
}

/** Residuals of train, and of validation half an epoch later. */
const SHAPES: Record<string, (t: number) => number> = {
  zero: () => 0,
  constant: () => 0.37,
  "falling-convex": (t) => 2 * 0.8 ** t,
  falling: (t) => 1 / (1 + Math.exp(t - 5)),
  rising: (t) => 1 / (1 + Math.exp(5 - t)),
  "non-negative": (t) => 1 + Math.sin(t * t),
};

/** A residual that turns at train rows only has its validation in between. */
function between(shape: (t: number) => number, t: number): number {
  return (shape(t) + shape(t + 1)) / 2;
}

const drawn = fc.record({
  weights: fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1, maxLength: 4 }),
  noise: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 }),
  epochs: fc.integer({ min: 1, max: 10 }),
  digits: fc.integer({ min: 1, max: 6 }),
});

function rowsOf(
  { weights, noise, epochs, digits }: typeof drawn extends fc.Arbitrary<infer T> ? T : never,
  residual: (t: number) => number,
  offset: number,
): string[][] {
  return Array.from({ length: epochs }, (_, t) => {
    const parts = weights.map((_w, i) => (noise[(t * 5 + i + offset) % 60] ?? 0) + 0.01);
    const total = parts.reduce((all, part, i) => all + part * (weights[i] ?? 0), residual(t));
    return [total.toFixed(digits), ...parts.map((part) => part.toFixed(digits))];
  });
}

describe("truths", () => {
  test.each(Object.keys(SHAPES))("a true %s is never called impossible, on any rows", (id) => {
    const shape = SHAPES[id] ?? (() => 0);
    fc.assert(
      fc.property(drawn, (truth) => {
        const train = rowsOf(truth, shape, 0);
        const val = rowsOf(truth, (t) => between(shape, t), 3);
        const plain = truth.weights.map(() => 1);
        const {
          own,
          val: ofVal,
          together,
          withShortBatch,
        } = of(judgeModels(observed(train, val), plain, 20), id);
        expect(own.feasible).not.toBe(false);
        expect(withShortBatch?.feasible ?? null).not.toBe(false);
        // Validation of the last epoch has no train row after it; a sine has no shape in between.
        if (id === "non-negative") return;
        expect(ofVal?.feasible).not.toBe(false);
        expect(together?.feasible).not.toBe(false);
      }),
      { numRuns: draws(12) },
    );
  });

  test("at the true weights a model is found", () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom(...Object.keys(SHAPES)), (truth, id) => {
        fc.pre(truth.epochs > 1);
        const shape = SHAPES[id] ?? (() => 0);
        const train = rowsOf(truth, shape, 0);
        const val = rowsOf(truth, (t) => between(shape, t), 3);
        const judged = judgeModels(observed(train, val), truth.weights, null);
        expect(of(judged, id).own.feasible).toBe(true);
      }),
      { numRuns: draws(50) },
    );
  });

  test("every certificate holds in exact arithmetic, and no weight of a grid is inside what it refutes", () => {
    let refuted = 0;
    fc.assert(
      fc.property(drawn, (truth) => {
        const train = rowsOf(truth, (t) => Math.sin(3 * t), 0);
        const val = rowsOf(truth, (t) => Math.cos(2 * t), 7);
        const judged = judgeModels(
          observed(train, val),
          truth.weights.map(() => 1),
          20,
        );
        for (const verdict of everyVerdict(judged)) {
          if (verdict.feasible !== false) continue;
          refuted += 1;
          for (const { proof, series } of [verdict.refutation])
            expect(verify(series, proof.terms)?.bound()).toBe(proof.bound());
        }
        const series = createSeries(observed(train).train, NO_SLACK);
        for (const model of residualModels) {
          if (of(judged, model.id).own.feasible !== false) continue;
          for (let weight = 0; weight <= 6; weight += 0.25)
            expect(
              admits(
                series,
                model,
                truth.weights.map(() => weight),
              ),
            ).toBe(false);
        }
      }),
      { numRuns: draws(25) },
    );
    expect(refuted).toBeGreaterThan(120);
  });
});

describe("a short last batch", () => {
  const batches = fc.record({
    steps: fc.integer({ min: 2, max: 12 }),
    batch: fc.integer({ min: 2, max: 32 }),
    last: fc.integer({ min: 1, max: 32 }),
    weight: fc.double({ min: 0.1, max: 5, noNaN: true }),
    losses: fc.array(fc.double({ min: 0.7, max: 1.2, noNaN: true }), {
      minLength: 96,
      maxLength: 96,
    }),
  });

  test("components averaged over batches and a total over samples add up within its slack", () => {
    fc.assert(
      fc.property(batches, ({ steps, batch, last, weight, losses }) => {
        const sizes = Array.from({ length: steps }, (_, s) =>
          s === steps - 1 ? Math.min(last, batch) : batch,
        );
        const samples = sizes.reduce((all, size) => all + size, 0);
        const rows = Array.from({ length: 8 }, (_, epoch) => {
          const own = sizes.map((_size, s) => losses[epoch * 12 + s] ?? 1);
          const overSamples =
            own.reduce((all, loss, s) => all + loss * (sizes[s] ?? 0), 0) / samples;
          const overSteps = own.reduce((all, loss) => all + loss, 0) / steps;
          return [(weight * overSamples).toFixed(4), overSteps.toFixed(4)];
        });
        const zero = of(judgeModels(observed(rows, [], steps), [1], steps), "zero");
        expect(zero.withShortBatch?.feasible).toBe(true);
        const [model] = residualModels;
        if (model === undefined) throw new Error("no models");
        const found = fit(observed(rows).train, model, withShortBatch(NO_SLACK, steps));
        if (found.feasible !== true) throw new Error("true by construction");
        expect(found.boxes[0]?.low).toBeLessThanOrEqual(weight);
        expect(found.boxes[0]?.high ?? Infinity).toBeGreaterThanOrEqual(weight);
      }),
    );
  });

  test("what is larger than it can leave is refuted with it, too", () => {
    const judged = judgeModels(
      observed(
        [
          ["3.0000", "1.0000"],
          ["3.9000", "1.0000"],
        ],
        [],
        20,
      ),
      [1],
      20,
    );
    // At most 1/20 of the component either way: 3.9 against 3 is more.
    expect(of(judged, "zero").withShortBatch?.feasible).toBe(false);
    expect(of(judged, "rising").withShortBatch?.feasible).toBe(true);
    expect(
      of(judgeModels(observed(withComponent([1])), [1], null), "zero").withShortBatch,
    ).toBeNull();
  });
});
