// Weights that hold beside a verdict → whether they are said.

import { expect, test } from "vitest";

import { besides, statement } from "../../src/analysis/verdict-statement.ts";

const also = ["other-weights", "hidden-term"] as const;
const said = { ...statement("measured-differently", null), also };

test.each([
  ["no range is claimed", 2, null, null, true],
  ["the expected one is below the range", 2, 1.5, 2.5, true],
  ["the expected one is above the range", 0.5, 0.4, 0.6, true],
  ["the expected one is in the range", 2, 0.5, 2.5, false],
  ["nothing bounds the range", 2, 0.5, null, false],
  ["it is the expected one", 1, null, null, false],
] as const)("another weight, where %s", (_, value, low, high, isSaid) => {
  const weights = [{ value, low, high, status: "fitted" }] as const;
  const found = besides(said, { weights, model: null }, [1]);
  expect(found).toEqual(isSaid ? also : ["hidden-term"]);
});
