// Bounds of residuals → which residual models they leave room for, on rows that can be told by eye.

import { describe, expect, test } from "vitest";

import { constant, nonNegative, zero } from "../../../src/reconcile/models/index.ts";
import { fallingConvex } from "../../../src/reconcile/models/falling-convex.ts";
import { lowestOf } from "../../../src/math/extremes.ts";

/** Residuals that are known to 0.01 on either side. */
const around = (values: readonly number[]): [Float64Array, Float64Array] => [
  Float64Array.from(values, (value) => value - 0.01),
  Float64Array.from(values, (value) => value + 0.01),
];
const times = (values: readonly number[]): number[] => values.map((_, i) => i);

const COURSES = {
  nothing: [0, 0, 0, 0, 0],
  level: [2, 2, 2, 2, 2],
  "falls ever more slowly": [8, 4, 2, 1, 0.5],
  "falls ever faster": [8, 7.5, 6.5, 4.5, 0.5],
  "rises ever more slowly": [0.5, 4, 6, 7, 7.5],
  "rises ever faster": [0.5, 1, 2, 4, 8],
  "comes and goes": [1, 3, 1, 3, 1],
  "below zero": [-1, -1, -1, -1, -1],
} as const;

describe.each([
  [zero, ["nothing"]],
  [constant, ["nothing", "level", "below zero"]],
  [nonNegative, Object.keys(COURSES).filter((name) => name !== "below zero")],
  [fallingConvex, ["nothing", "level", "falls ever more slowly"]],
] as const)("$id", (model, allowed) => {
  test.each(Object.entries(COURSES))("a residual that is %s", (name, values) => {
    const found = model.violated(...around(values), times(values), 1e-9);
    expect(found.length === 0).toBe((allowed as readonly string[]).includes(name));
  });
});

test("a requirement that is missed names the rows that miss it", () => {
  const [low, high] = around([5, 1, 3]);
  expect(nonNegative.violated(...around([1, -2, -1]), [0, 1, 2], 0)).toEqual([
    { high: [{ at: 1, multiplier: 1 }], low: [] },
  ]);
  expect(constant.violated(low, high, [0, 1, 2], 0)[0]).toEqual({
    high: [{ at: 1, multiplier: 1 }],
    low: [{ at: 0, multiplier: 1 }],
  });
});

test("the lowest row of a stretch", () => {
  expect(lowestOf(Float64Array.of(3, 1, 2, 0))).toBe(3);
  expect(lowestOf(Float64Array.of(3, 1, 2, 0), 0, 2)).toBe(1);
});
