// How what is left moves.

import { expect, test } from "vitest";

import { answerOf } from "../../../src/analysis/answer/answer.ts";
import { analyze } from "../../../src/index.ts";

test("a remainder that does not move changes by less than the least share, not by at most that", () => {
  const log = `Epoch 1/3
9/9 - 1s - 90ms/step - a_loss: 1.0000 - b_loss: 0.5000 - loss: 2.5000
Epoch 2/3
9/9 - 1s - 90ms/step - a_loss: 0.8000 - b_loss: 0.4000 - loss: 2.2000
Epoch 3/3
9/9 - 1s - 90ms/step - a_loss: 0.7300 - b_loss: 0.3200 - loss: 2.0500
`;
  const why = analyze(log).runs.flatMap((run) => answerOf(run).why);
  expect(why).toContain("The rest changes by less than 0.001 % from one epoch to the next.");
});

test("a loss that is no part of a total which is another one is said to be none", () => {
  const rows = [1.9905, 1.8108, 1.6887].map(
    (x, t) =>
      `Epoch ${t + 1}/3\n26/26 - 1s - loss: ${x} - x_loss: ${x} - y_loss: ${(0.9591 - t / 9).toFixed(4)}`,
  );
  const [run] = analyze(rows.join("\n")).runs;
  expect(run && answerOf(run).why).toEqual([
    "`y_loss` is no part of `loss`: a metric, or its weight is 0.",
  ]);
});

test.each([
  [[1, 2, 3], "The rest falls 20–25 % per epoch."],
  [[1, 2, 100], "The rest falls 20–25 % from row to row."],
])(
  "epochs %j: what falls between rows is said per epoch only where each has one",
  (epochs, text) => {
    const rows = [2, 1.6, 1.2].map(
      (rest, t) =>
        `Epoch ${epochs[t]}/100\n9/9 - 1s - loss: ${(rest + 1.5 - 0.05 * t).toFixed(4)} - a_loss: ${(1 - 0.02 * t).toFixed(4)} - b_loss: ${(0.5 - 0.03 * t).toFixed(4)}`,
    );
    expect(analyze(rows.join("\n")).runs.flatMap((run) => answerOf(run).why)).toContain(text);
  },
);
