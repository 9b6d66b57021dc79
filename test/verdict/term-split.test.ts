// Where a hidden term shows: what training and validation leave, and which of both a short batch moves.

import { expect, test } from "vitest";

import { judgeRows } from "../../src/verdict/judge.ts";
import { termSplit } from "../../src/verdict/term-split.ts";
import { accountsOf, KERAS } from "../helpers/accounts.ts";
import { pairsOf, SPLIT_PARTS } from "../helpers/split-rows.ts";

/** Epochs of Keras 3 that leave these amounts. */
function logOf(train: readonly number[], val: readonly number[]): string {
  const rows = SPLIT_PARTS.map(([a, b, valA, valB], i) => {
    const own = pairsOf("", a, b, train[i] as number);
    return `Epoch ${i + 1}/4\n9/9 - 1s - 20ms/step - ${own} - ${pairsOf("val_", valA, valB, val[i] as number)}\n`;
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
