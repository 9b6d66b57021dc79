// A total that goes its own way, and one that goes the way of its parts.

import { expect, test } from "vitest";

import { unexplainedStrays } from "../../src/evidence/strays.ts";
import { accountsOf } from "../helpers/accounts.ts";

/** Losses that fall and wobble, each in its own way. */
const ONE = [0.91, 0.72, 0.75, 0.51, 0.55, 0.37, 0.41, 0.3, 0.33, 0.24];
const TWO = [1.4, 1.22, 0.9, 0.94, 0.71, 0.55, 0.58, 0.44, 0.39, 0.41];
const OTHER = [3.1, 3.2, 2.5, 2.1, 2.3, 2.2, 1.6, 1.5, 1.7, 1.3];

/** `total` of the two parts in epoch `t`. */
const logOf = (total: (t: number) => number, rows = ONE.length): string =>
  `epoch,loss,a_loss,b_loss\n${ONE.slice(0, rows)
    .map(
      (one, t) => `${t},${total(t).toFixed(4)},${one.toFixed(4)},${(TWO[t] as number).toFixed(4)}`,
    )
    .join("\n")}\n`;
const sharesOf = (log: string): number | null => unexplainedStrays(accountsOf(log));

test.for([
  ["at any constant weights", (t: number) => 0.2 * (ONE[t] as number) + 3 * (TWO[t] as number)],
  [
    "with a term that runs smoothly",
    (t: number) => (ONE[t] as number) + (TWO[t] as number) + 9 - t / 2,
  ],
  [
    "with weights that change",
    (t: number) => (ONE[t] as number) + (1 - t / 12) * (TWO[t] as number),
  ],
] as const)("strays of parts explain those of their total %s", ([, total]) => {
  expect(sharesOf(logOf(total))).toBeLessThan(0.2);
});

test("those of other losses explain no more than chance", () => {
  expect(sharesOf(logOf((t) => OTHER[t] as number))).toBeGreaterThan(0.63);
});

test("a total that runs straight shows nothing, nor do too few rows", () => {
  expect(sharesOf(logOf((t) => 9 - t / 2))).toBeNull();
  expect(sharesOf(logOf((t) => OTHER[t] as number, 4))).toBeNull();
});
