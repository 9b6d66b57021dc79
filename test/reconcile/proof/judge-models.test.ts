import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { verify } from "../../../src/reconcile/proof/certificate.ts";
import {
  judgeable,
  judgeModels,
  simplestRefuted,
} from "../../../src/reconcile/proof/judge-models.ts";
import { admits } from "../../../src/reconcile/bounds/fit.ts";
import { residualModels } from "../../../src/reconcile/models/index.ts";
import { type FittedRows, fittedRows } from "../../../src/reconcile/rows/fitted-rows.ts";
import { intervalsOf } from "../../../src/reconcile/rows/row-intervals.ts";
import { NO_SLACK } from "../../../src/reconcile/rows/slack.ts";
import { observe } from "../../helpers/observations.ts";
import { draws } from "../../helpers/draws.ts";
import { SHAPES } from "../../helpers/residual-shapes.ts";

type ObservedRows = Parameters<typeof judgeable>[0];
type Rows = readonly (readonly string[])[];

/** Train and validation rows of the same epochs, from 1 on. */
function observed(train: Rows, val: Rows = [], steps = 20): ObservedRows {
  const place = (rows: Rows, after: 0 | 1, offset: number): FittedRows =>
    fittedRows(
      observe(rows).map(({ epoch, total, components }, index) => ({
        row: index + offset,
        epoch,
        time: 2 * epoch + after,
        total,
        components,
      })),
    );
  return {
    train: place(train, 0, 0),
    val: place(val, 1, train.length),
    steps: { train: steps, known: true, precision: "float32" },
  };
}

function feasibility(
  rows: ObservedRows,
  likely: readonly number[],
  id: string,
): boolean | null | undefined {
  return judgeModels(judgeable(rows), likely).get(id)?.feasible;
}

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
        expect(feasibility(observed(train, val), plain, id)).not.toBe(false);
        // A sine has no shape in between.
        if (id !== "non-negative")
          expect(feasibility(observed([], val), plain, id)).not.toBe(false);
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
        expect(feasibility(observed(train), truth.weights, id)).toBe(true);
      }),
      { numRuns: draws(50) },
    );
  });

  test("every certificate holds in exact arithmetic, and no weight of a grid is inside what it refutes", () => {
    let refuted = 0;
    fc.assert(
      fc.property(drawn, (truth) => {
        const train = rowsOf(truth, (t) => Math.sin(3 * t), 0);
        const likely = truth.weights.map(() => 1);
        const rows = judgeable(observed(train));
        const judged = judgeModels(rows, likely);
        const intervals = intervalsOf(observed(train).train, NO_SLACK);
        for (const model of residualModels) {
          const verdict = judged.get(model.id);
          if (verdict?.feasible !== false) continue;
          refuted += 1;
          const { proof } = verdict;
          expect(verify(rows.worst(), proof.terms)?.bound()).toBe(proof.bound());
          for (let weight = 0; weight <= 6; weight += 0.25)
            expect(
              admits(
                intervals,
                model,
                truth.weights.map(() => weight),
              ),
            ).toBe(false);
        }
      }),
      { numRuns: draws(25) },
    );
    expect(refuted).toBeGreaterThan(20);
  });
});

describe("the simplest that is refuted", () => {
  test.each([
    ["what no constant term explains", [1, 2, 1], "constant"],
    ["a constant term", [1, 1, 1], "zero"],
    ["nothing left", [0, 0, 0], undefined],
  ] as const)("%s", (_, residuals, model) => {
    // Weights could take what is left of a component that never moves, so one moves.
    const rows = residuals.map((r, t) => [(r + 1 + t * t).toFixed(4), (1 + t * t).toFixed(4)]);
    const judged = judgeable(observed(rows));
    const found = simplestRefuted(judged, [1]);
    expect(found?.model.id).toBe(model);
    // Its proof is the one that the list of models shows.
    const verdict = judgeModels(judged, [1]).get(model ?? "zero");
    expect(verdict?.feasible === false ? verdict.proof : undefined).toBe(found?.proof);
  });
});
