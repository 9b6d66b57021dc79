// Weights below 0 are looked for where they are asked for, and nowhere else.

import { expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";

/** An entropy bonus: the total is the first part less 0.3 of the second. */
const PARTS = [
  [0.7721, 0.6032],
  [0.6961, 0.655],
  [0.3443, 0.9016],
  [0.759, 1.3005],
  [0.6061, 0.7219],
  [0.4789, 0.7767],
  [0.3493, 0.6062],
  [0.3536, 1.4275],
  [0.4842, 1.3067],
  [0.4601, 0.6934],
] as const;

const log = PARTS.map(
  ([policy, entropy], i) =>
    `Epoch ${i + 1}/10\n8/8 - 1s - loss: ${(policy - 0.3 * entropy).toFixed(4)} - policy_loss: ${policy} - entropy_loss: ${entropy}\n`,
).join("");

test("a weight below 0 explains every row with `signs: free`", () => {
  const [run] = analyze(log, { signs: "free" }).runs;
  expect(run?.verdict.id).toBe("other-weights");
  expect(run?.weights.map(({ value }) => value)).toEqual([1, -0.3]);
  // Ranges are those of weights of 0 or more, which nobody has said these to be.
  for (const { low, high } of run?.weights ?? []) expect([low, high]).toEqual([null, null]);
});

test("beside other weights one part may be taken off where rows are to spare", () => {
  const text = PARTS.map(
    ([policy, entropy], i) =>
      `update ${i + 1} | loss ${(0.4 - policy + 0.5 * (policy ** 2 + 0.2) - 0.02 * entropy).toFixed(5)} | policy_loss ${(0.4 - policy).toFixed(5)} | value_loss ${(policy ** 2 + 0.2).toFixed(5)} | entropy_loss ${entropy}\n`,
  );
  const weights = (log: string): unknown => {
    const [run] = analyze(log).runs;
    return [run?.verdict.id, run?.weights.map(({ value }) => value)];
  };
  expect(weights(text.join(""))).toEqual(["other-weights", [1, 0.5, -0.02]]);
  expect(weights(text.slice(0, 6).join(""))).not.toContain("other-weights");
});

test("with `signs: non-negative` no weight is below 0", () => {
  const [run] = analyze(log, { signs: "non-negative" }).runs;
  for (const { value } of run?.weights ?? []) expect(value).toBeGreaterThanOrEqual(0);
});

test("without it one part may be taken off, where many rows add up so or its sign alone is turned", () => {
  const weights = (text: string): unknown => {
    const [run] = analyze(text).runs;
    return [run?.verdict.id, ...(run?.weights.map(({ value, low }) => [value, low]) ?? [])];
  };
  expect(weights(log)).toEqual(["other-weights", [1, null], [-0.3, null]]);
  const lines = log.split("\n").slice(0, 6).join("\n");
  expect(weights(lines)).not.toContain("other-weights");
  const turned = "8/8 - 1s - loss: 9.8000 - a_loss: 7.0000 - b_loss: -2.1000 - c_loss: 0.7000\n";
  const other = "8/8 - 1s - loss: 8.1000 - a_loss: 5.9000 - b_loss: -1.6000 - c_loss: 0.6000\n";
  const two = `Epoch 1/2\n${turned}Epoch 2/2\n${other}`;
  expect(weights(two)).toEqual(["other-weights", [1, null], [-1, null], [1, null]]);
});
