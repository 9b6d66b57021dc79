// The weight of a part that stands still: with less of it a hidden term leaves the same, so that none is sure.

import { expect, test } from "vitest";

import { judgeRows } from "../../src/verdict/judge.ts";
import { accountsOf, KERAS } from "../helpers/accounts.ts";

const PARTS = [1.0955, 1.0809, 1.0674, 1.0512, 1.0353, 1.0207];
const OTHERS = [0.2656, 0.2285, 0.1944, 0.1611, 0.16, 0.1402];

test.each([
  [0, 0.3333, false],
  [0.031, 0.3333, true],
])("a part that moves by %f from %f", (moves, from, isSure) => {
  const rows = PARTS.map((a, t) => {
    const [b, c] = [OTHERS[t] as number, from + moves * Math.sin(2 * t)];
    const total = 0.25 * a + 3 * b + 0.76 * c;
    return `Epoch ${t + 1}/6\n9/9 - 1s - loss: ${total.toFixed(4)} - a_loss: ${a.toFixed(4)} - b_loss: ${b.toFixed(4)} - c_loss: ${c.toFixed(4)}\n`;
  });
  const { verdict, probability } = judgeRows(accountsOf(rows.join("")), KERAS);
  expect(verdict === "other-weights" && probability > 0.9).toBe(isSure);
});
