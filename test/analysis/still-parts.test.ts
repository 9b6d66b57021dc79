// Parts that stand still, and rows that say the same again: what such a log cannot tell is not told.

import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";

const log = (totals: readonly number[]): string =>
  totals
    .map(
      (total, i) =>
        `Epoch ${i + 1}/${totals.length}\n50/50 [==============================] - 3s 30ms/step - loss: ${total.toFixed(4)} - a_loss: 0.3125 - b_loss: 0.2500\n`,
    )
    .join("");

describe("parts that stand still", () => {
  test.each([
    ["rises along a line", [1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7]],
    ["falls exponentially", Array.from({ length: 10 }, (_, i) => 0.5625 + 4 * 0.8 ** i)],
    ["leaps", [4.1, 3.3, 3.4, 160]],
  ])("a total that %s beside them shows no weight that changes", (_, totals) => {
    const [only] = analyze(log(totals)).runs;
    expect(only?.verdict.id).not.toBe("changing-weights");
    expect(only?.verdict.id).not.toBe("other-weights");
  });

  test.each([2, 8, 40])("%i rows that are all the same tell no more than one", (rows) => {
    const [only] = analyze(log(Array.from({ length: rows }, () => 4.5))).runs;
    expect(only?.verdict.id).toBe("cannot-tell");
  });
});
