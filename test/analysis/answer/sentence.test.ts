// What is left is said with its sign, also where totals are below 0 or next to nothing.

import { expect, test } from "vitest";
import { answerOf } from "../../../src/analysis/answer/answer.ts";
import { gapOf, sentenceOf } from "../../../src/analysis/answer/sentence.ts";
import { analyze } from "../../../src/index.ts";

function gapOfRows(...rows: readonly (readonly [number, number, number])[]): string | null {
  const log = rows.map(
    ([loss, a, b], i) =>
      `epoch ${i + 1} loss: ${loss.toFixed(4)} a_loss: ${a.toFixed(4)} b_loss: ${b.toFixed(4)}`,
  );
  const [run] = analyze(`${log.join("\n")}\n`, { weights: [1, 1] }).runs;
  return run === undefined ? null : gapOf(run);
}

test.each([
  [
    "above",
    [
      [3, 1, 1],
      [4, 1.5, 1],
    ],
    "`loss` is 1.0–1.5 (33–38 % of `loss`) above the sum of its parts.",
  ],
  [
    "below",
    [
      [1, 1, 1],
      [2, 1.5, 1],
    ],
    "`loss` is 0.5–1.0 (25–100 % of `loss`) below the sum of its parts.",
  ],
  [
    "totals of both signs",
    [
      [3, 1, 1],
      [-1, 1, 1.5],
    ],
    "off the sum of its parts",
  ],
  [
    "totals below 0",
    [
      [-1, 1, 1],
      [-2, 1, 1],
    ],
    "below the sum of its parts",
  ],
  [
    "a total next to nothing",
    [
      [0.001, 1, 1],
      [0.5, 1, 1],
    ],
    "`loss` is 1.5–2.0 below the sum of its parts.",
  ],
] as const)("%s", (_, rows, text) => {
  expect(gapOfRows(...rows)).toContain(text);
});

test("what became nan and what became infinite are told apart", () => {
  const row = (i: number): string => `epoch ${i} loss: nan a_loss: 1e999 b_loss: 0.5\n`;
  const [run] = analyze(row(1) + row(2)).runs;
  expect(run && sentenceOf(run)).toContain(
    "`loss` became nan and `a_loss` became inf in epoch 1, line 1; `b` was still finite.",
  );
});

test("a total of 0 in every row shows no weights", () => {
  const rows = [1, 2, 3, 4, 5].map(
    (t) => `| update ${t} | policy_loss -0.0${t} | value_loss 1.${t}234 | loss 0.0000 |`,
  );
  const [run] = analyze(rows.join("\n")).runs;
  expect(run && answerOf(run).sentence).toBe(
    "Cannot tell what is in `loss`: it is 0 in every row.",
  );
});

test("where no row fits within rounding, all of them are said to be near", () => {
  // Weights of 2 and 3, and three ten-thousandths more or less.
  const parts = Array.from(
    { length: 8 },
    (_, i) => [1.3 / (i + 1), 0.9 + Math.sin(i) / 3] as const,
  );
  const log = parts.map(([a, b], i) => {
    const loss = (2 * a + 3 * b) * (1 + 0.0003 * (-1) ** i);
    return `Epoch ${i + 1}/8\n9/9 - 1s - 20ms/step - a_loss: ${a.toFixed(6)} - b_loss: ${b.toFixed(6)} - loss: ${loss.toFixed(6)}\n`;
  });
  const [run] = analyze(log.join("")).runs;
  expect(run === undefined ? "" : sentenceOf(run)).toContain(
    "Nothing significant is hidden: all 8 rows fit within 0.030 %.",
  );
});
