// Where a hidden term shows: what training and validation leave, and which of both a short batch moves.

import { expect, test } from "vitest";

import { judgeRows } from "../../src/verdict/judge.ts";
import { termSplit } from "../../src/verdict/term-split.ts";
import type { JudgeContext } from "../../src/verdict/judgement.ts";
import { accountsOf } from "../helpers/accounts.ts";

const KERAS: JudgeContext = {
  printer: null,
  clock: "epoch",
  isKeras: true,
  isOwnLoop: false,
  expectPenalty: false,
  filled: false,
  named: false,
  mayHaveMore: false,
};

const PARTS = [
  [2.9442, 0.3874, 2.2559, 0.0861],
  [2.3051, 0.2213, 2.1807, 0.0742],
  [1.8673, 0.1432, 2.1104, 0.0688],
  [1.6312, 0.1187, 2.0561, 0.0641],
] as const;

/** Epochs of Keras 3 that leave these amounts. */
function logOf(train: readonly number[], val: readonly number[], time = "20ms/step"): string {
  const rows = PARTS.map(([a, b, valA, valB], i) => {
    const text = (prefix: string, x: number, y: number, left: number): string =>
      `${prefix}a_loss: ${x.toFixed(4)} - ${prefix}b_loss: ${y.toFixed(4)} - ${prefix}loss: ${(x + y + left).toFixed(4)}`;
    return `Epoch ${i + 1}/4\n9/9 - 1s - ${time} - ${text("", a, b, train[i] as number)} - ${text("val_", valA, valB, val[i] as number)}\n`;
  });
  return rows.join("");
}

const STEADY = [0.0033, 0.0033, 0.0032, 0.0033];
const MOVED = [0.1088, 0.0823, 0.068, 0.0578];

test.each([
  ["both leave about as much", [0.11, 0.1, 0.09, 0.085], [0.105, 0.095, 0.09, 0.08], "both"],
  ["validation is the steady one", MOVED, STEADY, "val"],
  ["training is the steady one", STEADY, MOVED, "train"],
  ["neither is steady", MOVED, [0.004, 0.0091, 0.0023, 0.0147], "neither"],
  ["a total below its parts is no amount of a term", MOVED, [-0.1, -0.1, -0.1, -0.1], "neither"],
] as const)("%s", (_, train, val, split) => {
  expect(termSplit(accountsOf(logOf(train, val)).atBase)).toBe(split);
});

test("one epoch shows no spread, and training alone nothing to hold it against", () => {
  const [row] = logOf(MOVED, STEADY).split("Epoch 2");
  expect(termSplit(accountsOf(row as string).atBase)).toBe("neither");
  expect(termSplit(accountsOf(logOf(MOVED, STEADY).replaceAll(/ - val_.*/g, "")).atBase)).toBe(
    "both",
  );
});

test("a hidden term holds beside another average where the splits leave different amounts", () => {
  const log = logOf([3.1, 2.9, 2.8, 2.75], [1.4, 1.39, 1.39, 1.38]);
  const { verdict, also, termSplit: split } = judgeRows(accountsOf(log), KERAS);
  expect([verdict, split]).toEqual(["hidden-term", "val"]);
  expect(also).toContain("measured-differently");
  const own = judgeRows(accountsOf(log), { ...KERAS, isKeras: false });
  expect([own.verdict, own.termSplit]).toEqual(["hidden-term", "both"]);
});
