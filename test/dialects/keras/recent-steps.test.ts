// Steps of the last updates of a bar → whether one that comes now may be late.

import { expect, test } from "vitest";

import { createRecentSteps } from "../../../src/dialects/keras/recent-steps.ts";

/** What 64 steps from 1 on leave in memory, after a bar that had others. */
function afterSteps(count: number): ReturnType<typeof createRecentSteps> {
  const recent = createRecentSteps();
  recent.see(1000);
  recent.begin(1);
  for (let step = 2; step <= count; step += 1) recent.see(step);
  return recent;
}

test("a row without a step is none that is remembered", () => {
  const recent = createRecentSteps();
  recent.begin(null);
  for (let i = 0; i < 64; i += 1) recent.see(null);
  expect([recent.has(0), recent.isNear(0)]).toEqual([false, true]);
});

test("the last 64 steps of the bar are remembered, and what is older than all of them is not late", () => {
  const recent = afterSteps(70);
  expect([7, 70, 6, 1000].map((step) => recent.has(step))).toEqual([true, true, false, false]);
  expect([8, 7, 3].map((step) => recent.isNear(step))).toEqual([true, false, false]);
  expect(afterSteps(63).isNear(0)).toBe(true);
});
