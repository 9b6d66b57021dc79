// Where a hidden term shows: what training and validation leave, and which of both a short batch moves.

import { expect, test } from "vitest";

import { judgeRows } from "../../src/verdict/judge.ts";
import { termSplit } from "../../src/verdict/term-split.ts";
import { accountsOf, KERAS } from "../helpers/accounts.ts";
import { pairsOf, SPLIT_PARTS } from "../helpers/split-rows.ts";

/** Epochs of Keras 3 that leave these amounts, and their first updates another. */
function logOf(train: readonly number[], val: readonly number[], update?: number): string {
  const rows = SPLIT_PARTS.map(([a, b, valA, valB], i) => {
    const own = pairsOf("", a, b, train[i] as number);
    const first =
      update === undefined
        ? ""
        : `1/9 ━━━━━━━━━━━━━━━━━━━━ 1s 100ms/step - ${pairsOf("", 1.1 * a, b, update)}\n`;
    return `Epoch ${i + 1}/4\n${first}9/9 - 1s - 20ms/step - ${own} - ${pairsOf("val_", valA, valB, val[i] as number)}\n`;
  });
  return rows.join("");
}

const STEADY = [0.033, 0.033, 0.032, 0.033];
const MOVED = [0.1088, 0.0823, 0.068, 0.0578];

test.each([
  ["both leave about as much", [0.11, 0.1, 0.09, 0.085], [0.105, 0.095, 0.09, 0.08], 0.1, "both"],
  ["updates leave what validation does", MOVED, STEADY, 0.0325, "val"],
  ["updates leave what training does", STEADY, MOVED, 0.0325, "train"],
  ["updates leave what neither does", MOVED, STEADY, 0.02, "neither"],
  [
    "a steady amount alone is no sign: validation has the same short batch",
    MOVED,
    STEADY,
    undefined,
    "neither",
  ],
  [
    "a total below its parts is no amount of a term",
    MOVED,
    [-0.1, -0.1, -0.1, -0.1],
    0.02,
    "neither",
  ],
] as const)("%s", (_, train, val, update, split) => {
  expect(termSplit(accountsOf(logOf(train, val, update)).atBase)).toBe(split);
});

test("one epoch does not show the split, and training alone nothing to hold it against", () => {
  const [row] = logOf(MOVED, STEADY).split("Epoch 2");
  expect(termSplit(accountsOf(row as string).atBase)).toBe("neither");
  expect(termSplit(accountsOf(logOf(MOVED, STEADY).replaceAll(/ - val_.*/g, "")).atBase)).toBe(
    "both",
  );
});

test("a hidden term holds beside another average where the splits leave different amounts", () => {
  const log = logOf([3.1, 2.9, 2.8, 2.75], [1.4, 1.39, 1.39, 1.38]);
  const { verdict, also, termSplit: split } = judgeRows(accountsOf(log), KERAS);
  expect([verdict, split]).toEqual(["hidden-term", "neither"]);
  expect(also).toContain("measured-differently");
  const own = judgeRows(accountsOf(log), { ...KERAS, isKeras: false });
  expect([own.verdict, own.termSplit]).toEqual(["hidden-term", "both"]);
});
