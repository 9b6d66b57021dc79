// What follows from a report and what a check is to print: told no more exactly than it is known.

import { expect, test } from "vitest";

import { outward } from "../../../src/analysis/answer/amounts.ts";
import { run } from "../../helpers/fake-io.ts";

async function told(...args: readonly string[]): Promise<string> {
  return (await run(args)).stdout.replace(/\s+/g, " ");
}

test.each([
  ["fixtures/corpus/k2-056/train.log", "values of loss from before and after epoch"],
  ["fixtures/corpus/k2-064/train.log", "before epoch 13, values of loss from different epochs"],
])("%s: where the weights are the same, losses can be compared", async (log, text) => {
  expect(await told(log)).toContain(text);
});

test("of a term beside fitted weights the check expects about so much", async () => {
  const text = await told("fixtures/exports/wandb-chart.csv");
  expect(text).toContain("expect about 0.02 right after epoch 10 if the fitted weights are right");
});

test("a penalty that is not what is left at fitted weights may fit at others", async () => {
  const text = await told("--penalty", "0.1", "fixtures/exports/wandb-chart.csv");
  expect(text).toContain("at the fitted weights");
  expect(text).not.toContain("So not all of it is in this loss");
});

test("a check for nan has no code that has nothing to do with it", async () => {
  const { stdout } = await run(["-"], {
    stdin: "Epoch 1/2\n10/10 - 1s - loss: nan\nEpoch 2/2\n10/10 - 1s - loss: nan\n",
  });
  const text = stdout.replace(/\s+/g, " ");
  expect(text).toContain("loss became nan in epoch 1, line 2; none of its parts is printed.");
  expect(text).not.toContain("CSVLogger");
});

test.each([
  [5.7698, 5.76984, "5.769–5.770"],
  [3.2, 3.55, "3.2–3.6"],
  [0.01990123, 0.01993711, "0.01990–0.01994"],
])("%f to %f: %s", (low, high, text) => {
  expect(outward(low, high)).toBe(text);
});

test.each([
  ["3", "9/9 ━━━━━━━━━━━━━━━━━━━━ 1s 20ms/step", true],
  ["2", "9/9 [==============================] - 1s 20ms/step", false],
])(
  "where Keras %s may hold no numbers after fit, the check says what to do",
  async (_, bar, says) => {
    const rows = [0.5, 0.46, 0.44, 0.41].map((left, i) => {
      const [a, b] = [2.9 - 0.4 * i - 0.3 * (i % 2), 1 + 0.2 * (i % 2)];
      return `Epoch ${i + 1}/4\n${bar} - a_loss: ${a.toFixed(4)} - b_loss: ${b.toFixed(4)} - loss: ${(a + b + left).toFixed(4)}\n`;
    });
    const { stdout } = await run(["--expect-penalty", "-"], { stdin: rows.join("") });
    const text = stdout.replace(/\s+/g, " ");
    expect(text).toContain("in no printed column");
    expect(text.includes("If it raises a TypeError, run model(x_val) first")).toBe(says);
  },
);

test("of six rows that hardly turn other weights fit as well: none is expected, and no part is called the largest", async () => {
  const parts = [1.3, 0.6, 0.9, 1.2, 0.8];
  const falls = [0.081, 0.084, 0.033, 0.042, 0.072];
  const weights = [0.3, 0.7, 0.2, 0.6, 0.9];
  const rows = Array.from({ length: 6 }, (_, t) => {
    const own = parts.map((part, i) => part - (falls[i] as number) * t);
    const total = own.reduce((sum, part, i) => sum + (weights[i] as number) * part, 0);
    const columns = own.map((part, i) => ` - ${"abcde"[i]}_loss: ${part.toFixed(4)}`).join("");
    return `Epoch ${t + 1}/6\n9/9 - 1s - loss: ${total.toFixed(4)}${columns}\n`;
  });
  const { stdout } = await run(["-"], { stdin: rows.join("") });
  const text = stdout.replace(/\s+/g, " ");
  expect(text).toContain("Perhaps loss adds up, but not all weights are 1.");
  expect(text).toContain("expect weights that are not all 1 if this is the cause");
  expect(text).not.toContain("of what is trained");
});

const BAR = (loss: number, rest: string): string =>
  `26/26 - 1s - loss: ${loss.toFixed(4)} - ${rest}`;

test("equal weights of Keras are looked up in compile first", async () => {
  const rows = [0.3703, 0.3001, 0.2405].map((sum, t) =>
    BAR(
      sum / 2,
      `a_loss: ${(sum - 0.1 - t / 50).toFixed(4)} - b_loss: ${(0.1 + t / 50).toFixed(4)}`,
    ),
  );
  const { stdout } = await run(["-"], { stdin: rows.join("\n") });
  expect(stdout).toContain("loss is 0.5 times the sum of its parts");
  expect(stdout).toMatch(/loss_weights"?\]?\)?\n[^]*expect 0\.5 for each output/);
});

test("weights that were found are looked up where they are, not logged as parts again", async () => {
  const lines = [
    [1.6, 1.2],
    [1.5, 1.02],
    [1.39, 0.91],
    [1.3, 0.82],
  ].map(
    ([a = 0, b = 0], i) =>
      `{'loss': ${(a + b / 2).toFixed(4)}, 'lm_loss': ${a.toFixed(4)}, 'cls_loss': ${b.toFixed(4)}, 'grad_norm': 1.8, 'learning_rate': 5e-05, 'epoch': ${i + 1}.0}`,
  );
  const { stdout } = await run(["-"], { stdin: lines.join("\n") });
  expect(stdout).toContain("Hugging Face");
  expect(stdout).toContain("not all weights are 1");
  expect(stdout).toContain("look up the weights in the code");
  expect(stdout).not.toContain("self.log(");
});

test("the column of the Python callback is no output with a weight", async () => {
  expect(await told("python/example/after.csv")).toContain(
    "expect 1 for age and 0.2 for height; or None",
  );
});

test("code to run is not broken in the middle", async () => {
  const { stdout } = await run(["--width", "40", "fixtures/seed/answer.log"]);
  expect(stdout).toContain("print(model.compiled_loss._user_loss_weights)");
});

test("of a term of the data the check runs on those of validation, and expects what they leave", async () => {
  const lefts = [1.53, 1.33, 1.24, 1.07, 1.01, 0.93, 0.86, 0.87, 0.81, 0.77];
  const rows = lefts.map((left, i) => {
    const pairs = (prefix: string, parts: readonly [number, number], more: number): string =>
      [...parts, parts[0] + parts[1] + more]
        .map((value, j) => `${prefix}${["a_loss", "b_loss", "loss"][j]}: ${value.toFixed(4)}`)
        .join(" - ");
    const [wave, other] = [0.02 * ((i * 7) % 5), 0.02 * ((i * 3) % 5)];
    const [a, b] = [1.2 - 0.06 * i + wave, 0.7 - 0.03 * i - 0.5 * wave];
    const before = pairs("", [a + 0.02, b + 0.02], left + 0.02);
    const val = pairs("val_", [0.9 - 0.03 * i - other, 0.62 - 0.02 * i + other], 1.6 * left);
    return `Epoch ${i + 1}/10\n9/10 ━━━━ 1s 9ms/step - ${before}\r10/10 ━━━━ 1s 9ms/step - ${pairs("", [a, b], left)} - ${val}\n`;
  });
  const { stdout } = await run(["-"], { stdin: rows.join("") });
  const text = stdout.replace(/\s+/g, " ");
  expect(text).toContain("model(x_val)");
  expect(text).toContain("expect about 1.2 in total");
});
