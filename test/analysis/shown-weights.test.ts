// The ranges of weights that are shown: only what holds of the printer as well.

import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";

/** The residual model of the ranges, and whether any weight has an end above. */
function rangesOf(name: string): unknown {
  const [run] = analyze(readFileSync(`fixtures/corpus/${name}/train.log`)).runs;
  return [run?.verdict.id, run?.residual.model, run?.weights.some(({ high }) => high !== null)];
}

test("beside a hidden term they are told of Keras 2; a short batch of Keras 3 takes a row below its parts", () => {
  expect(rangesOf("k2-011")).toEqual(["hidden-term", "non-negative", true]);
  expect(rangesOf("k3-054")).toEqual(["hidden-term", null, false]);
});
