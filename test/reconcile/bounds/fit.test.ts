import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { verify } from "../../../src/reconcile/proof/certificate.ts";
import { admits } from "../../../src/reconcile/bounds/fit.ts";
import { LIMIT } from "../../../src/reconcile/bounds/cuts.ts";
import { residualModels } from "../../../src/reconcile/models/index.ts";
import type { ResidualModel } from "../../../src/reconcile/models/residual-model.ts";
import { intervalsOf } from "../../../src/reconcile/rows/row-intervals.ts";
import { NO_SLACK, worstSlack } from "../../../src/reconcile/rows/slack.ts";
import { simplestWeights } from "../../../src/reconcile/weights/simplest-weights.ts";
import { ANSWER, observe, QUESTION } from "../../helpers/observations.ts";
import { draws } from "../../helpers/draws.ts";
import { SHAPES } from "../../helpers/residual-shapes.ts";
import { fitted } from "../../helpers/fitted.ts";

function model(id: string): ResidualModel {
  const found = residualModels.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no model ${id}`);
  return found;
}

interface Case {
  readonly rows: string[][];
  readonly boxes: Record<string, ([number, number | null] | null)[] | null>;
}

describe("boxes equal those of HiGHS (test/reconcile/highs.json, made by scripts/highs-reference.py)", () => {
  const url = new URL("../highs.json", import.meta.url);
  const cases = JSON.parse(readFileSync(url, "utf8")) as Case[];
  test.each(cases.map((entry, index) => [index, entry] as const))("problem %i", (_, entry) => {
    for (const candidate of residualModels) {
      const expected = entry.boxes[candidate.id];
      const found = fitted(observe(entry.rows), candidate, NO_SLACK);
      if (expected === null) {
        expect(found.feasible, candidate.id).toBe(false);
        continue;
      }
      if (found.feasible !== true) throw new Error(`${candidate.id}: HiGHS finds it feasible`);
      found.boxes.forEach((box, i) => {
        const [low, high] = expected?.[i] ?? [Number.NaN, Number.NaN];
        const scale = Math.max(1e-3, ...found.boxes.map(({ low: end }) => end));
        expect(Math.abs(box.low - low), `${candidate.id} low ${i}`).toBeLessThan(
          1e-6 * Math.max(scale, low),
        );
        const beyondLimit = high === null || high > LIMIT * (found.intervals.weightScales[i] ?? 1);
        if (beyondLimit || box.high === null)
          expect(box.high, `${candidate.id} high ${i}`).toBe(beyondLimit ? null : high);
        else
          expect(Math.abs(box.high - high), `${candidate.id} high ${i}`).toBeLessThan(
            1e-6 * Math.max(1, high),
          );
      });
    }
  });
});

describe("the seed question", () => {
  const rows = observe(QUESTION, 2);

  test("falling-convex bounds the weights to [0.50, 1.41] and [0, 2.66]", () => {
    const found = fitted(rows, model("falling-convex"), NO_SLACK);
    if (found.feasible !== true) throw new Error("feasible by HiGHS");
    expect(found.boxes.map(({ low }) => low.toFixed(2))).toEqual(["0.50", "0.00"]);
    expect(found.boxes.map(({ high }) => high?.toFixed(4))).toEqual(["1.4064", "2.6593"]);
  });

  test.each(["zero", "constant"])("%s is impossible by epochs 3 and 6 alone", (id) => {
    const found = fitted(
      rows,
      model(id),
      worstSlack({ train: 26, known: true, precision: "float32" }),
    );
    if (found.feasible !== false) throw new Error("impossible by hand");
    expect(found.proof.at.map((at) => rows.at(at)?.epoch)).toEqual([3, 6]);
  });
});

describe("the seed answer", () => {
  const found = fitted(observe(ANSWER), model("zero"), NO_SLACK);
  if (found.feasible !== true) throw new Error("feasible by hand");

  test("two epochs bound the weights to [0.737, 1.141] and [0.165, 0.266]", () => {
    expect(found.boxes.map(({ low }) => low.toFixed(3))).toEqual(["0.737", "0.165"]);
    expect(found.boxes.map(({ high }) => high?.toFixed(3))).toEqual(["1.141", "0.266"]);
  });

  test("the simplest weights inside are 1 and 0.2", () => {
    expect(simplestWeights(found)).toEqual([1, 0.2]);
  });
});

const truth = fc.record({
  weights: fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1, maxLength: 5 }),
  noise: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 60, maxLength: 60 }),
  epochs: fc.integer({ min: 1, max: 12 }),
  digits: fc.integer({ min: 1, max: 7 }),
});

function print(value: number, digits: number): string {
  return value.toFixed(digits);
}

function rowsOf(
  shape: (t: number) => number,
  { weights, noise, epochs, digits }: typeof truth extends fc.Arbitrary<infer T> ? T : never,
): string[][] {
  return Array.from({ length: epochs }, (_, t) => {
    const parts = weights.map((_w, i) => (noise[(t * 5 + i) % 60] ?? 0) + 0.01);
    const total = parts.reduce((sum, part, i) => sum + part * (weights[i] ?? 0), shape(t));
    return [print(total, digits), ...parts.map((part) => print(part, digits))];
  });
}

describe.each(Object.keys(SHAPES))("%s", (id) => {
  const shape = SHAPES[id] ?? (() => 0);

  test("the true weights lie in the box of a true model, and it is never called impossible", () => {
    fc.assert(
      fc.property(truth, (drawn) => {
        const found = fitted(observe(rowsOf(shape, drawn)), model(id), NO_SLACK);
        expect(found.feasible).toBe(true);
        if (found.feasible !== true) return;
        expect(admits(found.intervals, found.model, drawn.weights)).toBe(true);
        found.boxes.forEach((box, i) => {
          const weight = drawn.weights[i] ?? Number.NaN;
          expect(box.low).toBeLessThanOrEqual(weight * (1 + 1e-9) + 1e-9);
          expect(box.high ?? Infinity).toBeGreaterThanOrEqual(weight * (1 - 1e-9) - 1e-9);
        });
      }),
      { numRuns: draws(60) },
    );
  });

  test("more rows never widen a box", () => {
    fc.assert(
      fc.property(truth, (drawn) => {
        fc.pre(drawn.epochs > 1);
        const rows = observe(rowsOf(shape, drawn));
        const fewer = fitted(rows.stretch(0, rows.length - 1), model(id), NO_SLACK);
        const all = fitted(rows, model(id), NO_SLACK);
        if (fewer.feasible !== true || all.feasible !== true) throw new Error("both are true");
        all.boxes.forEach((box, i) => {
          const before = fewer.boxes[i];
          const size = Math.max(1, ...drawn.weights);
          expect(box.low).toBeGreaterThanOrEqual((before?.low ?? 0) - 1e-6 * size);
          if (before?.high !== null && before !== undefined) {
            expect(box.high ?? Infinity).toBeLessThanOrEqual(
              before.high * (1 + 1e-6) + 1e-6 * size,
            );
          }
        });
      }),
      { numRuns: draws(40) },
    );
  });
});

test("a certificate does not survive a change of its multipliers' sign or of its rows", () => {
  const rows = observe(QUESTION, 2);
  const found = fitted(rows, model("zero"), NO_SLACK);
  if (found.feasible !== false) throw new Error("impossible by hand");
  const { terms } = found.proof;
  const intervals = intervalsOf(rows, NO_SLACK);
  expect(verify(intervals, terms)?.bound()).toBeCloseTo(found.proof.bound());
  expect(
    verify(
      intervals,
      terms.map((term) => ({ ...term, multiplier: { ...term.multiplier, numerator: -1n } })),
    ),
  ).toBeUndefined();
  expect(
    verify(
      intervals,
      terms.map((term) => ({ ...term, at: 9 - term.at })),
    ),
  ).toBeUndefined();
  expect(verify(intervals, terms.slice(0, 1))).toBeUndefined();
});
