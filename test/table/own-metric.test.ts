// A log of one output → which of its metrics is the loss itself.

import { expect, test } from "vitest";

import { readLog } from "../../src/read/read-log.ts";
import { ownMetric } from "../../src/table/own-metric.ts";

/** Rows of `loss` and of metrics that are made of one number. */
function own(
  sizes: readonly number[],
  of: Readonly<Record<string, (size: number) => number>>,
): string | undefined {
  const log = sizes.map((size, i) => {
    const columns = Object.entries(of).map(([name, make]) => `${name}: ${make(size).toFixed(4)}`);
    return `Epoch ${i + 1}/${sizes.length}\n8/8 - 1s - ${columns.join(" - ")}\n`;
  });
  const [run] = readLog(log.join("")).runs;
  if (run === undefined) throw new Error("no run");
  return ownMetric(
    run,
    "loss",
    Object.keys(of).filter((name) => name !== "loss"),
  );
}

const FALLING = [3, 2.2, 1.5, 1.1, 0.8];

test("a metric that the loss follows is it; of several the one that it follows most closely", () => {
  expect(own(FALLING, { loss: (size) => size + 0.3, mae: (size) => size })).toBe("mae");
  expect(
    own(FALLING, { loss: (size) => size + 0.3, hinge: (size) => 0.1 * size, mae: (size) => size }),
  ).toBe("mae");
});

test("the size of an error is not the loss that is its square", () => {
  expect(own(FALLING, { loss: (size) => 1.6 * size ** 2, mae: (size) => size })).toBeUndefined();
  // No mean of squares is below the square of the mean.
  expect(own(FALLING, { loss: (size) => 0.5 * size ** 2, mae: (size) => size })).toBe("mae");
});

test("of few rows a square is told by its size: it is seldom more than four times that of the mean", () => {
  expect(own([2, 2.02], { loss: (size) => 3 * size ** 2, mae: (size) => size })).toBeUndefined();
  expect(own([2, 2.02], { loss: (size) => 5 * size ** 2, mae: (size) => size })).toBe("mae");
  expect(own([1.2, 1.21], { loss: (size) => 1.5 * size, mae: (size) => size })).toBe("mae");
});

test("a square is not the loss that goes as its root", () => {
  expect(own(FALLING, { loss: (size) => size, mse: (size) => 1.6 * size ** 2 })).toBeUndefined();
});
