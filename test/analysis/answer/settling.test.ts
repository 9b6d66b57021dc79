// Checks of a log that cannot tell: each rules out, or means, just what it says.

import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { analyze } from "../../../src/analysis/analyze.ts";
import { wordsFor } from "../../../src/analysis/answer/advice.ts";
import { answerOf } from "../../../src/analysis/answer/answer.ts";
import { checksLead } from "../../../src/analysis/answer/candidates.ts";
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

test("of two batches a short one moves the total by a fifth, and no other weights are named beside it", () => {
  const firsts = [3.2, 2.9, 2.7, 2.4, 2.2, 2.1];
  const bar = (step: number, total: number, parts: readonly number[]): string =>
    `${step}/2 ━━━━━━━━━━ 1s 9ms/step - loss: ${total.toFixed(4)} - a_loss: ${parts[0]?.toFixed(4)} - b_loss: ${parts[1]?.toFixed(4)}`;
  const log = firsts.map((first, i) => {
    const [before, last] = [
      [first, 0.5],
      [0.4 * first, 0.2 + 0.01 * i],
    ] as const;
    const [one, two] = [before[0] + before[1], last[0] + last[1]];
    const means = before.map((part, j) => (part + (last[j] as number)) / 2);
    return `Epoch ${i + 1}/6\n${bar(1, one, before)}\r${bar(2, (6 * one + two) / 7, means)}\n`;
  });
  const [run] = analyze(log.join("")).runs;
  if (run === undefined) throw new Error("no run");
  expect([run.verdict.id, run.findings[0]?.cause]).toEqual([
    "measured-differently",
    "partial-batch",
  ]);
  expect(wordsFor(run, "partial-batch").name).toBe("the short last batch");
});

test("where validation adds up at 1, a short batch that moves the total far stands alone", () => {
  const rows = [1.7, 1.5, 1.36, 1.21].map((whole, i) => {
    const [a, b] = [0.5 * whole, 0.3 * whole + 0.01 * i];
    const [valA, valB] = [0.52 * whole, 0.4 * whole - 0.02 * i];
    return [a, b, whole, valA, valB, valA + valB].map((value) => value.toFixed(4));
  });
  const [run] = analyze(logOfEpochs(rows, 4)).runs;
  if (run === undefined) throw new Error("no run");
  expect(wordsFor(run, "partial-batch").name).toBe("the short last batch");
});

/** Weights of 0.3, 0.1 and 0.2 of a log with three batches: far below its parts, in training and in validation. */
const FAR_BELOW = [
  [0.7236, 1.0268, 1.1798, 1.4101, 0.6571, 0.8708, 1.35, 1.3742],
  [0.7062, 1.0164, 1.1649, 1.345, 0.6494, 0.863, 1.3438, 1.3516],
  [0.6901, 1.0075, 1.1519, 1.2874, 0.6419, 0.8563, 1.3376, 1.3305],
].map((row) => row.map((value) => value.toFixed(4)));

test("a batch_size that divides the samples makes parts agree only at their weights", () => {
  const names = ["loss", "bin_loss", "cls_loss", "reg_loss"];
  const log = FAR_BELOW.map((row, i) => {
    const columns = row.map((value, j) => `${j < 4 ? "" : "val_"}${names[j % 4]}: ${value}`);
    return `Epoch ${i + 1}/3\n3/3 ━━━━━━━━━━━━━━━━━━━━ 1s 20ms/step - ${columns.join(" - ")}\n`;
  });
  const [run] = analyze(log.join("")).runs;
  if (run === undefined) throw new Error("no run");
  expect(run.findings[0]?.cause).toBe("partial-batch");
  const { checks, soWhat } = answerOf(run);
  expect(checks[0]?.expect).toMatch(/makes them agree at your `loss_weights`$/);
  expect(soWhat).toMatch(/^compare each column with its own earlier values/);
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

test.each([
  [[0.25, 0.3, 0.5], false],
  [[0.9, 0.8, 1.1], true],
])("two averages lie near each other in some row (weights %j: named %s)", (weights, isNamed) => {
  const rows = [0, 1, 2, 3].map((t) => {
    const parts = weights.map((_, i) => (1.4 + i / 2) * (1 - 0.06 * t) + 0.1 * Math.sin(7 * t + i));
    const sums = [parts, parts.map((part, i) => 0.93 * part + 0.02 * Math.cos(3 * t + i))];
    const line = sums.flatMap((own, val) => {
      const prefix = val === 1 ? "val_" : "";
      const sum = own.reduce((all, part, i) => all + (weights[i] as number) * part, 0);
      const total = val === 1 ? sum : sum * (1 + 0.02 * Math.sin(5 * t + 1));
      return [
        `${prefix}loss: ${total.toFixed(4)}`,
        ...own.map((part, i) => `${prefix}${"abc"[i]}_loss: ${part.toFixed(4)}`),
      ];
    });
    return `Epoch ${t + 1}/4\n2/2 - 1s - ${line.join(" - ")}\n`;
  });
  const [run] = analyze(rows.join("")).runs;
  if (run === undefined) throw new Error("no run");
  expect(run.findings.some(({ cause }) => cause === "averaging-mismatch")).toBe(isNamed);
});

test("a steady amount below 0 is a term that is taken off, which no list of Keras has", () => {
  const rows = [3.1, 2.6, 2.4, 2.1, 1.7, 1.6].map((a, t) => {
    const b = 1.9 - 0.17 * t + 0.1 * Math.sin(2 * t);
    const total = a + b - 0.4 + 0.002 * Math.cos(5 * t);
    return `Epoch ${t + 1}/6\n9/9 - 1s - loss: ${total.toFixed(4)} - a_loss: ${a.toFixed(4)} - b_loss: ${b.toFixed(4)}\n`;
  });
  const [run] = analyze(rows.join("")).runs;
  if (run === undefined) throw new Error("no run");
  const { candidates, checks } = answerOf(run);
  expect(candidates.map(({ text }) => text)).toContain(
    "Something below 0 is added to `loss` and is in no printed column, such as a constant or an entropy bonus.",
  );
  expect(JSON.stringify(checks)).not.toContain("model.losses");
});

test("one check settles it by itself, and is said to", () => {
  expect(checksLead([{ text: "a", code: null, expect: null }])).toBe("This would settle it:");
  const two = [{ text: "a", code: null, expect: null }];
  expect(checksLead([...two, ...two])).toBe("Each of these would settle it:");
});

test("nothing is asked of the validation data of a run that has none", () => {
  const [run] = analyze(readFileSync("fixtures/public/tensorflow-40566.log")).runs;
  if (run === undefined) throw new Error("no run");
  const size = answerOf(run).checks.find(({ code }) => code === "n % batch_size");
  expect(size?.expect).toMatch(/^0 rules out [A-Z]$/);
});
