import { expect, test } from "vitest";
import type { AtWeights } from "../../src/evidence/at-weights.ts";
import { leavesTheCourse } from "../../src/verdict/remainders.ts";

const TOLERANCE = 1e-4;
const TRAIN = [0.009, 0.0104, 0.0117, 0.013, 0.0145, 0.016];

function of(r: readonly number[], epochs = r.map((_, t) => t + 1)): AtWeights["train"] {
  const same = (value: number) => r.map(() => value);
  return { r, epochs, tolerance: same(TOLERANCE), total: same(1), sum: same(1) } as never;
}

test.each([
  [
    "between its means of this epoch and the next",
    (t: number) => (TRAIN[t]! + TRAIN[t + 1]!) / 2,
    false,
  ],
  ["below by less than rounding", (t: number) => TRAIN[t]! - TOLERANCE, false],
  ["below in one epoch", (t: number) => TRAIN[t]! - (t === 2 ? 4 * TOLERANCE : 0), false],
  ["below in several", (t: number) => TRAIN[t]! - 4 * TOLERANCE, true],
  ["above in several", (t: number) => TRAIN[t + 1]! + 4 * TOLERANCE, true],
])("a term of the weights that rises is, in validation, %s", (_, validation, leaves) => {
  const epochs = [2, 3, 4, 5];
  const val = of(
    epochs.map((epoch) => validation(epoch - 1)),
    epochs,
  );
  expect(leavesTheCourse({ train: of(TRAIN), val })).toBe(leaves);
});

test("a term that turns tells nothing", () => {
  const turning = [0.009, 0.0104, 0.009, 0.0104, 0.009, 0.0104];
  expect(leavesTheCourse({ train: of(turning), val: of(turning.map(() => 0.02)) })).toBe(false);
});
