// Rows whose weights move in a known way → the course that is found, and the weights that are shown.

import { describe, expect, test } from "vitest";

import { weightRanges } from "../../../src/reconcile/weights/weight-ranges.ts";
import { createRunRows } from "../../../src/reconcile/rows/run-rows.ts";
import { NO_SLACK } from "../../../src/reconcile/rows/slack.ts";
import type { FittedRows } from "../../../src/reconcile/rows/fitted-rows.ts";
import { findAnnealed } from "../../../src/reconcile/weights/annealing.ts";
import { fitCourse, evenSample } from "../../../src/reconcile/weights/curved-course.ts";
import { findSchedule } from "../../../src/reconcile/weights/schedule.ts";
import { shownWeights } from "../../../src/analysis/shown-weights.ts";
import { bareWeight, plainWeights, stretchOf } from "../../../src/reconcile/weights/stretch.ts";
import { observe } from "../../helpers/observations.ts";

const EPOCHS = 16;

/** Parts that scatter without a seed; the second weighs what it is told to. */
function rows(weight: (epoch: number) => number, hidden = 0): FittedRows {
  return observe(
    Array.from({ length: EPOCHS }, (_, i) => {
      const a = 0.8 + 0.3 * Math.sin(11 * (i + 1));
      const b = 1.7 + 0.5 * Math.sin(5 * (i + 1));
      return [a + weight(i + 1) * b + hidden, a, b].map((value) => value.toFixed(5));
    }),
  );
}

const cosine = (epoch: number): number =>
  1 + 0.5 * (1 - Math.cos((Math.PI * (epoch - 1)) / (EPOCHS - 1)));
const decay = (epoch: number): number => 2 * 0.8 ** (epoch - 1);
const line = (epoch: number): number => 0.1 * epoch;

test("a sample has the first row and the last", () => {
  const many = Array.from({ length: 5001 }, (_, i) => i);
  const some = evenSample(many);
  expect([some[0], some.at(-1), some.length]).toEqual([0, 5000, 500]);
  expect(evenSample([1, 2])).toEqual([1, 2]);
});

describe("one weight that moves while the other is 1", () => {
  test.each([
    ["linear", line],
    ["cosine", cosine],
    ["exponential", decay],
  ] as const)("%s", (course, weight) => {
    const found = findAnnealed(rows(weight), NO_SLACK);
    expect(found?.course).toBe(course);
    expect(found?.segments[0]?.start[1]?.value).toBeCloseTo(weight(1), 2);
  });

  test("none is found where both stay, or where it scatters", () => {
    expect(
      findAnnealed(
        rows(() => 1),
        NO_SLACK,
      ),
    ).toBeUndefined();
    expect(
      findAnnealed(
        rows((epoch) => 1 + (epoch % 2)),
        NO_SLACK,
      ),
    ).toBeUndefined();
  });
});

test("a curve through the ranges of single rows, with its ends", () => {
  const only = rows(decay).rewritten(2, (numbers, into) => {
    const [, low = 0, high = 0, , least = 0, most = 0] = numbers;
    into.set([0, low - most, high - least, ...numbers.subarray(6)]);
  });
  const curve = fitCourse(weightRanges(only, NO_SLACK), "exponential");
  expect(curve?.from.value).toBeCloseTo(2, 3);
  expect(curve?.to.value).toBeCloseTo(decay(EPOCHS), 3);
  expect(fitCourse(weightRanges(only, NO_SLACK).slice(0, 3), "exponential")).toBeUndefined();
});

test("a stretch runs along its course where a weight moves, and else along none", () => {
  const [one, two] = [[bareWeight(1)], [bareWeight(2)]];
  expect(stretchOf([4, 2, 3, 3], "cosine", one, two)).toMatchObject({
    firstEpoch: 2,
    lastEpoch: 4,
    rows: 4,
    course: "cosine",
  });
  expect(stretchOf([2], "cosine", two, two).course).toBe("constant");
  expect(plainWeights([...one, ...two])).toEqual([1, 2]);
});

const blocks = (train: FittedRows) =>
  createRunRows(
    {
      train,
      val: train.picked([]),
      all: train,
      updates: train.picked([]),
      progress: [],
      leftOut: [],
      steps: { train: 10, known: true, precision: "float32" },
    },
    false,
  );

describe("a schedule", () => {
  test("of two stretches of constant weights", () => {
    const found = findSchedule(blocks(rows((epoch) => (epoch <= 8 ? 1 : 0.5))));
    expect(found?.course).toBe("constant");
    expect(found?.segments).toHaveLength(2);
  });

  test("is none where one constant residual explains all", () => {
    expect(findSchedule(blocks(rows(() => 1, 3)))).toBeUndefined();
  });
});

describe("the weights that are shown", () => {
  test.each([
    ["all", [1, 0.5], false, ["pinned", "pinned"]],
    ["all", [1, 0.5], true, ["declared", "declared"]],
  ] as const)("claim %s, weights %j, declared %s", (claim, weights, declared, origins) => {
    const found = shownWeights(blocks(rows(() => 0.5)), [1, 1], weights, claim, declared);
    expect(found.weights.map(({ value }) => Number(value.toFixed(3)))).toEqual([1, 0.5]);
    expect(found.weights.map(({ status }) => status)).toEqual(origins);
    expect(found.model).toBe("zero");
    found.weights.forEach(({ low, high }, i) => {
      expect(low).toBeLessThanOrEqual((weights[i] ?? 0) + 1e-9);
      expect(high).toBeGreaterThanOrEqual((weights[i] ?? 0) - 1e-9);
    });
  });
});
