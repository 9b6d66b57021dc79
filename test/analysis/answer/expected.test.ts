// What a check may expect of a hidden term: a number that the log shows, or none.

import { expect, test } from "vitest";

import { analyze } from "../../../src/analysis/analyze.ts";
import type { InsideEpoch, RunAnalysis } from "../../../src/analysis/analysis.ts";
import { answerOf } from "../../../src/analysis/answer/answer.ts";
import { expectedTerm } from "../../../src/analysis/answer/expected.ts";
import { pairsOf } from "../../helpers/split-rows.ts";

/** Weights of 0.5 and 2 and a rest of 0.3, of which only updates before the last show how much is hidden. */
function runOfUpdates(left: number): RunAnalysis {
  const log = Array.from({ length: 5 }, (_, t) => {
    const [a, b] = [2 - t / 4, 1 + (t % 2) / 5];
    return `Epoch ${t + 1}/5\n9/9 - 1s - a_loss: ${a.toFixed(4)} - b_loss: ${b.toFixed(4)} - loss: ${(0.5 * a + 2 * b + 0.3).toFixed(4)}\n`;
  }).join("");
  const [run] = analyze(log).runs;
  if (run === undefined) throw new Error("no run");
  const inside: InsideEpoch = { epoch: 5, value: left, low: left, high: left, total: 3 };
  return { ...run, inside: [inside], verdict: { ...run.verdict, termSplit: "neither" } };
}

test("where updates leave nothing, no number is expected", () => {
  expect(expectedTerm(runOfUpdates(-0.01))).toBeNull();
});

test("where only updates show a term, their number is expected and not the row's", () => {
  expect(expectedTerm(runOfUpdates(0.12))).toMatchObject({
    low: expect.closeTo(0.12, 1),
    high: expect.closeTo(0.12, 1),
  });
});

test("what both splits of Keras 3 leave alike is no sure number where no update shows it", () => {
  const log = [0.31, 0.3, 0.29, 0.28].map((left, i) => {
    const [a, b] = [2.9 - 0.4 * i - 0.3 * (i % 2), 1 + 0.2 * (i % 2)];
    const own = pairsOf("", a, b, left);
    return `Epoch ${i + 1}/4\n9/9 - 1s - 20ms/step - ${own} - ${pairsOf("val_", 0.7 * a, b, left + 0.02)}\n`;
  });
  const [run] = analyze(log.join("")).runs;
  expect(run && expectedTerm(run)?.from).toBe("uneven");
  const [older] = analyze(log.join("").replaceAll("9/9 - 1s - 20ms/step", "9/9 - 1s")).runs;
  expect(older && expectedTerm(older)).toMatchObject({ from: "val", low: expect.closeTo(0.3, 2) });
});

test.each([
  ["the first epochs", 1],
  ["later ones", 7],
])("updates of %s tell the number, whatever the log counts from", (_, first) => {
  const log = [0.31, 0.3].map((left, i) => {
    const [a, b] = [2.9 - 0.4 * i, 1 + 0.2 * i];
    return `Epoch ${first + i}/9\n1/9 ━━━━━━━━━━━━━━━━━━━━ 1s 100ms/step - ${pairsOf("", 1.1 * a, b, left)}\n9/9 ━━━━━━━━━━━━━━━━━━━━ 1s 20ms/step - ${pairsOf("", a, b, 2 * left)}\n`;
  });
  const [run] = analyze(log.join("")).runs;
  expect(run?.inside?.map(({ epoch }) => epoch)).toEqual([first, first + 1]);
});

test("a term that may be gone by the end is expected to be so much at most", () => {
  const rows = [3.2, 1.6, 3.2 / 3].map(
    (loss, t) =>
      `Epoch ${t + 1}/3\n5/5 [=====] - 0s 2ms/step - loss: ${(loss + 0.05).toFixed(4)} - a_loss: ${(1.5 / (t + 1) + 0.025).toFixed(4)} - b_loss: ${(0.5 / (t + 1) + 0.025).toFixed(4)}`,
  );
  const [run] = analyze(rows.join("\n")).runs;
  expect(run && answerOf(run).checks[0]?.expect).toMatch(/^at most 0\.4\d* right after epoch 3/);
});
