import { expect, test } from "vitest";
import { epochSpan } from "../../src/analysis/epoch-span.ts";

test.each([
  { epochs: [], count: 0, first: Infinity, last: -Infinity },
  { epochs: [3], count: 1, first: 3, last: 3 },
  { epochs: [1, 1, 2, 2, 5], count: 3, first: 1, last: 5 },
  { epochs: [2, 3, 1, 3], count: 3, first: 1, last: 3 },
])("$epochs", ({ epochs, ...span }) => {
  expect(epochSpan(epochs.map((epoch) => ({ epoch })))).toEqual(span);
});
