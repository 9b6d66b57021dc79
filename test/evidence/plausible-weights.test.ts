// The weights that explain rows best, where something is left at any.

import { describe, expect, test } from "vitest";

import { accountsOf } from "../helpers/accounts.ts";

/** Rows of two parts and a total, which is their sum at these weights and something of its own. */
function log(first: number, second: number): string {
  const parts = [
    [1.22741, 0.9082],
    [0.84487, 0.86627],
    [0.61143, 0.83328],
    [0.40168, 0.78255],
    [0.29238, 0.73806],
    [0.22974, 0.70414],
    [0.16377, 0.67004],
    [0.14186, 0.65256],
  ] as const;
  const lefts = [0.01929, 0.0185, 0.0175, 0.01604, 0.01518, 0.01445, 0.01418, 0.01391];
  const rows = parts.map(([a, b], t) => {
    const total = first * a + second * b + (lefts[t] as number);
    return `${t},${a},${b},${total.toFixed(5)}`;
  });
  return `epoch,a_loss,b_loss,loss\n${rows.join("\n")}\n`;
}

describe("weights that fit best", () => {
  test("are the expected ones where they lie near these", () => {
    expect(accountsOf(log(1.04, 1)).plausible).toEqual([1, 1]);
  });

  test("are others where one is far from what is expected", () => {
    expect(accountsOf(log(1.04, 0.2)).plausible).not.toEqual([1, 1]);
  });
});
