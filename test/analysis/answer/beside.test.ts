// Weights that are shown beside a hidden term: fitted ones are called so, and others than 1 are claimed only where 1 is ruled out.

import { expect, test } from "vitest";

import { run } from "../../helpers/fake-io.ts";
import { pairsOf, SPLIT_PARTS } from "../../helpers/split-rows.ts";

/** Two parts that go their own ways, and a term that falls slowly. */
function logOf(weights: readonly [number, number]): string {
  const rows = Array.from({ length: 16 }, (_, i) => {
    const [a, b] = [1 + Math.sin(2.1 * i) / 2, 2 / (1 + i) + (1 + Math.cos(1.7 * i)) / 3];
    const loss = weights[0] * a + weights[1] * b + 20 * 0.95 ** i;
    return `${i},${a.toFixed(6)},${b.toFixed(6)},${loss.toFixed(6)}`;
  });
  return ["epoch,a_loss,b_loss,loss", ...rows, ""].join("\n");
}

async function told(args: readonly string[], stdin = ""): Promise<[text: string, also: string]> {
  const text = (await run(args, { stdin })).stdout.replace(/\s+/g, " ");
  const json = JSON.parse((await run([...args, "-f", "json"], { stdin })).stdout) as {
    runs: { verdict: { also: string[] } }[];
  };
  return [text, json.runs[0]?.verdict.also.join() ?? ""];
}

test("weights that the rows rule 1 out for hold beside the term", async () => {
  const [text, also] = await told(["-"], logOf([5, 0.3]));
  expect(text).toContain("Also, not all weights are 1: 5 for a and 0.3 for b");
  expect(also).toBe("other-weights");
});

/** First updates leave 0.03; epochs are 0.1 and more below their parts, or above them, and so is validation. */
function shortBatch(train: 1 | -1, val: 1 | -1): string {
  const rows = [
    [2.9, 1.0],
    [2.4, 0.9],
    [2.0, 0.7],
    [1.6, 0.6],
  ];
  return rows
    .map(([a = 0, b = 0], epoch) => {
      return `Epoch ${epoch + 1}/4
1/8 ━━━━━━━━━━━━━━━━━━━━ 0s 9ms/step - ${pairsOf("", a, b, 0.03 + epoch / 1000)}
8/8 ━━━━━━━━━━━━━━━━━━━━ 0s 13ms/step - ${pairsOf("", a, b, train === 1 ? 0.032 : -0.1 - epoch / 50)} - ${pairsOf("val_", a, b, val * 0.2)}`;
    })
    .join("\n");
}

test("a total below its parts is of a short last batch, beside the term that updates leave", async () => {
  const [text, also] = await told(["-"], shortBatch(-1, 1));
  expect(text).toContain("loss and its parts are measured differently.");
  expect(text).toContain("Almost certainly the short last batch: Keras 3");
  expect(text).toContain("Also, something smaller is in no printed column");
  expect(text).not.toMatch(/nothing is hidden/i);
  expect(also).toBe("hidden-term");
});

test("what validation leaves below its parts is said beside the term", async () => {
  const [text, also] = await told(["-"], shortBatch(1, -1));
  expect(text).toContain("of loss is in no printed column");
  expect(text).toContain("Validation leaves -0.20: a short last batch can do that in Keras 3.");
  expect(also).toBe("measured-differently");
});

test("weights that fit a little better than 1 are not told", async () => {
  const [text, also] = await told(["fixtures/corpus/k2-054/events"]);
  expect(text).toContain("0.509 of 1.943 in epoch 1");
  expect(text).not.toContain("weights are");
  expect(also).toBe("");
});

test("weights that fit far better are fitted ones, beside which others are possible", async () => {
  const [text] = await told(["fixtures/corpus/k2-051/train.log"]);
  expect(text).toContain("The weights are fitted: 4.999 for coarse and 0.5 for fine; others are");
});

test("no verdict says of validation alone what holds of training as well", async () => {
  const [text] = await told(["-"], logOfSplits([0.9, 0.9, 0.8, 0.7], [0.5, 0.5, 0.4, 0.4]));
  expect(text).not.toContain("Also, validation");
});

/** Epochs of Keras 3 whose first updates leave what validation does, or what they do not. */
function logOfSplits(train: readonly number[], val: readonly number[]): string {
  return SPLIT_PARTS.map(
    ([a, b, valA, valB], i) => `Epoch ${i + 1}/4
1/9 ━━━━━━━━━━━━━━━━━━━━ 1s 100ms/step - ${pairsOf("", 1.1 * a, b, 1.4 - i / 100)}
9/9 ━━━━━━━━━━━━━━━━━━━━ 1s 20ms/step - ${pairsOf("", a, b, train[i] as number)} - ${pairsOf("val_", valA, valB, val[i] as number)}
`,
  ).join("");
}

test("a term that validation shows is told by validation, and what training leaves beside it", async () => {
  const log = logOfSplits([3.1, 2.9, 2.8, 2.75], [1.4, 1.39, 1.39, 1.38]);
  const [text, also] = await told(["--penalty", "1.38", "-"], log);
  expect(also).toContain("measured-differently");
  expect(text).toContain("37–39 % of val_loss is in no printed column: 1.40 of 3.74 in validation");
  expect(text).toContain("Training leaves 2.8–3.1: a short last batch can do that in Keras 3.");
  expect(text).toContain("Confirmed: a penalty of 1.38 accounts for the rest.");
});

test("where epochs leave twice what their updates do, the updates show the size of a term", async () => {
  const log = logOfSplits([3.1, 2.9, 2.8, 2.75], [0, 0, 0, 0]).replaceAll(/ - val_.*/g, "");
  const [text, also] = await told(["--penalty", "1.36", "-"], log);
  expect(text).toContain(
    "Something in loss is in no printed column: 1.37 of 3.28 before the last batch of epoch 4.",
  );
  expect(text).toContain("Confirmed: a penalty of 1.36 accounts for the rest.");
  expect(text).toContain("Training leaves 2.8–3.1: a short last batch can do that in Keras 3.");
  expect(also).toContain("measured-differently");
});

test("a term that neither split shows is of no size that a check could expect", async () => {
  const log = logOfSplits([3.1, 2.9, 2.8, 2.1], [1.4, 4.9, 1.39, 2.0]).replaceAll(/^1.9.*$/gm, "");
  const [text] = await told(["--expect-penalty", "-"], log);
  expect(text).toContain("omething in loss is in no printed column. The log does not show how");
  expect(text).toContain("Training leaves 2.1–3.1 and validation 1.4–4.9");
  expect(text).not.toContain("Validation leaves nearly the same");
  expect(text).toContain("expect a number above 0; the log does not show how large");
  const [answered] = await told(["--penalty", "1.38", "-"], log);
  expect(answered).toContain("so the penalty is neither confirmed nor ruled out");
});

test("what updates leave is expected of a check, and said where an epoch's own line leaves another amount", async () => {
  const log = logOfSplits([1.9, 1.88, 1.87, 1.86], [0, 0, 0, 0]).replaceAll(/ - val_.*/g, "");
  const [text] = await told(["--expect-penalty", "-"], log);
  expect(text).toContain(
    "Before the last batch of epoch 4, 1.37 of 3.28 is left: a short last batch",
  );
  expect(text).toContain("expect 1.3–1.5 right after epoch 4. ");
});

test("without updates, training and validation that leave different amounts leave the number open", async () => {
  const log = logOfSplits([1.4, 1.4, 1.39, 1.38], [1.1, 1.09, 1.1, 1.1]).replaceAll(
    /^1.9.*$/gm,
    "",
  );
  const [text] = await told(["--expect-penalty", "-"], log);
  expect(text).toContain(
    "expect 1.0–1.5 right after epoch 4, or another number if the last batch is short",
  );
  const [answered] = await told(["--expect-penalty", "--penalty", "1.7", "-"], log);
  expect(answered).toContain("A short last batch can make that difference.");
  expect(answered).not.toContain("So not all of it is in this loss");
});

test("what an epoch's own line leaves is not another amount where it is nearly the same", async () => {
  const parts = [
    [0.743, 0.804],
    [0.719, 0.805],
    [0.638, 0.929],
    [0.62, 0.925],
    [0.602, 0.921],
  ] as const;
  const log = parts.map(([a, b], t) => {
    const c = t < 2 ? 1.005 : 1.008;
    const bar = (step: number, x: number, y: number): string =>
      `${step}/2 ━━━━━━━━━━ 1s 9ms/step - loss: ${(1.5 * x + 0.05 * y + c).toFixed(4)} - a_loss: ${x.toFixed(4)} - b_loss: ${y.toFixed(4)}`;
    return `Epoch ${t + 1}/5\n${bar(1, a + (t < 2 ? 0.007 : -0.025), 0.94 * b)}\r${bar(2, a, b)}\n`;
  });
  const [text] = await told(["-"], log.join(""));
  expect(text).toContain("is in no printed column");
  expect(text).not.toContain("Before the last batch");
});
