// Checks of a log that cannot tell: each rules out, or means, just what it says.

import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { analyze } from "../../../src/analysis/analyze.ts";
import { wordsFor } from "../../../src/analysis/answer/advice.ts";
import { answerOf } from "../../../src/analysis/answer/answer.ts";
import { logOfEpochs } from "../../helpers/split-rows.ts";

/** Parts and total of train and of validation at weights of 5 and 2.5, which an uneven average moves by up to 3 %. */
const ROWS = [
  ["0.9000", "1.9921", "9.4203", "0.9087", "1.6921", "8.5816"],
  ["0.8807", "1.8768", "8.8894", "0.9033", "1.5768", "8.3205"],
  ["0.8513", "1.8529", "8.8245", "0.8758", "1.5529", "8.1688"],
  ["0.8195", "1.8063", "8.4363", "0.8211", "1.5063", "7.7606"],
  ["0.7946", "1.7659", "8.2586", "0.7983", "1.4659", "7.4441"],
  ["0.7575", "1.6997", "7.8170", "0.7748", "1.3997", "7.1726"],
  ["0.7191", "1.6206", "7.5708", "0.7442", "1.3206", "6.9905"],
  ["0.6891", "1.5830", "7.1949", "0.6980", "1.2830", "6.5853"],
];

test("a short last batch that would have to move the total far stands beside other weights", () => {
  const [run] = analyze(logOfEpochs(ROWS, 5)).runs;
  if (run === undefined) throw new Error("no run");
  expect(run.verdict.id).toBe("cannot-tell");
  const { candidates } = answerOf(run);
  expect(candidates.map(({ text }) => text)).toContain(
    "Nothing is hidden: weights other than 1, and the short last batch (Keras 3 on TensorFlow averages the total over samples, the parts over batches).",
  );
});

test("what an older Keras does is not said of Keras 3", () => {
  const [run] = analyze(readFileSync("fixtures/corpus/k2-056/train.log")).runs;
  if (run === undefined) throw new Error("no run");
  expect(wordsFor(run, "partial-batch").keras).toMatch(/^TensorFlow 2\.0 and 2\.1/);
});

test("the size of the last batch is asked for only where a short batch is the explanation", () => {
  const [run] = analyze(readFileSync("fixtures/public/py-faster-rcnn-70.log")).runs;
  if (run === undefined) throw new Error("no run");
  const { candidates, checks } = answerOf(run);
  expect(JSON.stringify(candidates)).toContain("two kinds of averaging");
  expect(JSON.stringify(checks)).not.toContain("batch_size");
});

test("a term of a loop of one's own is looked for in its code", () => {
  const [run] = analyze("Epoch 10/10, Loss: 2.5811, Cls Loss: 0.4314, Box Loss: 0.2491\n").runs;
  if (run === undefined) throw new Error("no run");
  const { candidates, checks } = answerOf(run);
  expect(candidates[0]?.text).toContain("in no printed column, such as a weight penalty");
  expect(checks[0]?.text).toMatch(/^Print every term .* means A$/);
});
