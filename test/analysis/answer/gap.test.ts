// How far a total is from its parts: each split by itself, unless both are off alike.

import { expect, test } from "vitest";

import { analyze } from "../../../src/analysis/analyze.ts";
import type { RunAnalysis } from "../../../src/analysis/analysis.ts";
import { soWhatOf } from "../../../src/analysis/answer/advice.ts";
import { checksOf } from "../../../src/analysis/answer/checks.ts";
import { gapOf } from "../../../src/analysis/answer/gap.ts";
import { shortGap, shortVerdict } from "../../../src/analysis/answer/short.ts";
import { toldOf } from "../../../src/analysis/answer/told.ts";
import { pairsOf, SPLIT_PARTS } from "../../helpers/split-rows.ts";
import { run } from "../../helpers/fake-io.ts";

/** Epochs of Keras 3 that leave so much in training and in validation. */
function logOf(train: readonly number[], val: readonly number[]): string {
  return SPLIT_PARTS.map(
    ([a, b, valA, valB], i) =>
      `Epoch ${i + 1}/4\n9/9 - 1s - 20ms/step - ${pairsOf("", a, b, train[i] as number)} - ${pairsOf("val_", valA, valB, val[i] as number)}\n`,
  ).join("");
}

function runOf(log: string, options: Parameters<typeof analyze>[1] = {}): RunAnalysis {
  const [only] = analyze(log, { weights: [1, 1], ...options }).runs;
  if (only === undefined) throw new Error("no run");
  return only;
}

const NONE = [0, 0, 0, 0];

test.each([
  [
    "validation alone",
    NONE,
    [0.2, 0.21, 0.22, 0.2],
    "In validation `loss` is 0.20–0.22 (8–9 % of `loss`) above the sum of its parts. The training rows add up.",
  ],
  [
    "training alone",
    [-0.2, -0.21, -0.2, -0.2],
    NONE,
    "In training `loss` is 0.20–0.21 (6–13 % of `loss`) below the sum of its parts. The validation rows add up.",
  ],
  [
    "each another way",
    [0.1, 0.1, 0.1, 0.1],
    [-0.3, -0.3, -0.3, -0.3],
    "In training `loss` is 0.10 (3–5 % of `loss`) above the sum of its parts. In validation `loss` is 0.30 (15–16 % of `loss`) below the sum of its parts.",
  ],
  [
    "both alike, in one range",
    [0.1, 0.1, 0.1, 0.1],
    [0.3, 0.3, 0.3, 0.3],
    "`loss` is 0.10–0.30 (3–12 % of `loss`) above the sum of its parts.",
  ],
])("%s", (_, train, val, text) => {
  expect(gapOf(runOf(logOf(train, val)))).toBe(text);
});

test("a metric that validation agrees with says so", () => {
  const log = [2.7, 2.3, 2.1, 1.9]
    .map(
      (loss, i) =>
        `Epoch ${i + 1}/4\n9/9 - 1s - 20ms/step - loss: ${loss.toFixed(4)} - mse: ${(loss / (1.9 - i / 9)).toFixed(4)} - val_loss: 1.5${i}00 - val_mse: 1.5${i}00\n`,
    )
    .join("");
  const only = runOf(log, { weights: [1] });
  expect(gapOf(only)).toMatch(
    /^In training `loss` is .* above `mse`\. In validation they agree\.$/,
  );
});

test.each([
  ["validation", NONE, [0.2, 0.21, 0.22, 0.2]],
  ["training", [0.02, -0.03, 0.02, 0.03], NONE],
])("the check of a short batch says of which samples: %s", (split, train, val) => {
  const only = runOf(logOf(train, val));
  expect(only.findings[0]?.cause).toBe("partial-batch");
  expect(checksOf(only)[0]?.code).toBe(`n % batch_size / batch_size  # n: samples in ${split}`);
});

test("a penalty of 0 where something is left is not one of a layer", () => {
  const log = [5, 4, 3.5, 3.2].map(
    (loss, i) =>
      `Epoch ${i + 1}/4\n9/9 - 1s - 20ms/step - loss: ${(loss + 0.5 - i / 50).toFixed(4)} - mse: ${loss.toFixed(4)}\n`,
  );
  const [only] = analyze(log.join(""), { penalty: 0 }).runs;
  expect(only && toldOf(only).join(" ")).toContain("So no layer adds it");
});

test.each([
  [1, "nothing in this run is usable."],
  [3, "nothing from epoch 3 on is usable. Resume from an earlier checkpoint."],
])("after nan in epoch %i an earlier checkpoint helps only where there is one", (epoch, text) => {
  const log = [1, 2, 3, 4].map((t) => {
    const [a, b, loss] = t >= epoch ? ["nan", "nan", "nan"] : [`${5 - t}`, "1.5", `${6.5 - t}`];
    return `Epoch ${t}/4\n9/9 - 1s - 20ms/step - a_loss: ${a} - b_loss: ${b} - loss: ${loss}\n`;
  });
  expect(soWhatOf(runOf(log.join("")))).toBe(text);
});

test("of a total that passes 0 no shares are shown", async () => {
  const log = [2, 1, 0.2, -0.4].map(
    (loss, i) =>
      `epoch ${i + 1} loss: ${loss.toFixed(4)} a_loss: ${(0.9 - i / 7).toFixed(4)} b_loss: 1.0${i}00\n`,
  );
  const { stdout } = await run(["-"], { stdin: log.join("") });
  expect(stdout).toContain("left over");
  expect(stdout).not.toContain("share");
});

test("a list names no cause that the log cannot tell from another, and no share of a total that passes 0", () => {
  const log = [2.7, 2.3, 2.1, 1.9].map(
    (loss, i) =>
      `Epoch ${i + 1}/4\n9/9 - 1s - 20ms/step - loss: ${loss.toFixed(4)} - mse: ${(loss / (1.9 - i / 9)).toFixed(4)}\n`,
  );
  const [only] = analyze(log.join("")).runs;
  if (only === undefined) throw new Error("no run");
  const tied = (equallyLikely: readonly string[]): RunAnalysis => ({
    ...only,
    verdict: { ...only.verdict, id: "measured-differently", equallyLikely },
  });
  expect(shortVerdict(tied(["sample-weights", "metric-is-not-the-loss"]))).toBe(
    "measured differently",
  );
  expect(shortVerdict(tied([]))).not.toBe("measured differently");
  const rows = [2, 1, 0.2, -0.4].map(
    (loss, i) =>
      `epoch ${i + 1} loss: ${loss.toFixed(4)} a_loss: ${(0.9 - i / 7).toFixed(4)} b_loss: 1.0${i}00\n`,
  );
  const [passing] = analyze(rows.join("")).runs;
  expect(passing && shortGap(passing)).toBe("");
});
