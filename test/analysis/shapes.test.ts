// Logs that begin with an evaluation, lack epochs, validate now and then, or have one row: what is read of them, and what is made of it.

import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";
import { readLog } from "../../src/read/read-log.ts";

test.each([
  {
    name: "evaluation-first",
    train: [1, 2, 3, 4, 5, 6],
    val: [0, 1, 2, 3, 4, 5, 6],
    verdict: "other-weights",
    cause: "loss-weights",
  },
  {
    name: "validation-freq",
    train: [1, 2, 3, 4, 5, 6, 7, 8, 9],
    val: [3, 6, 9],
    verdict: "hidden-term",
    cause: "weight-penalty",
  },
  {
    name: "missing-epochs",
    train: [2, 5, 8, 11, 14, 17],
    val: [2, 5, 8, 11, 14, 17],
    verdict: "hidden-term",
    cause: "weight-penalty",
  },
  { name: "one-row", train: [1], val: [1], verdict: "cannot-tell", cause: undefined },
])("$name", ({ name, train, val, verdict, cause }) => {
  const bytes = readFileSync(`fixtures/shapes/${name}.log`);
  const { runs } = analyze(bytes);
  expect(runs).toHaveLength(1);
  const epochsOf = (split: string) =>
    runs[0]?.rows
      .filter((row) => row.split === split && row.origin !== "update")
      .map(({ epoch }) => epoch);
  expect([epochsOf("train"), epochsOf("val")]).toEqual([train, val]);
  expect(readLog(bytes).rejects).toEqual([]);
  expect(runs[0]?.verdict.id).toBe(verdict);
  if (cause !== undefined) expect(runs[0]?.findings[0]?.cause).toBe(cause);
  const delay = runs[0]?.weights.find(({ component }) => component === "delay_loss");
  expect(delay?.low ?? 0).toBeLessThanOrEqual(0.5);
  expect(delay?.high ?? Infinity).toBeGreaterThanOrEqual(0.5);
});
