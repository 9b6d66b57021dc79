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

describe("a part that is 0 in every row", () => {
  /** Totals at weights of 0.5 and 2 beside a column of zeros, as Keras prints them. */
  const PARTS: readonly (readonly [number, number])[] = [
    [1.0135, 0.7493],
    [0.7086, 0.517],
    [0.5074, 0.368],
    [0.4911, 0.2107],
    [0.4008, 0.1985],
  ];
  const rows = (totalOf: (a: number, b: number) => number): string =>
    PARTS.map(
      ([a, b], i) =>
        `Epoch ${i + 1}/5\n32/32 - 1s - 30ms/step - a_loss: ${a.toFixed(4)} - b_loss: ${b.toFixed(4)} - loss: ${totalOf(a, b).toFixed(4)} - reg_loss: 0.0000e+00\n`,
    ).join("");

  test("has no weight of its own, and those of the others are found", () => {
    const [only] = analyze(rows((a, b) => a / 2 + 2 * b)).runs;
    expect(only?.verdict.id).toBe("other-weights");
    expect(only?.weights.map(({ value }) => value)).toEqual([0.5, 2, 1]);
  });

  test("explains no rest of the others", () => {
    const [only] = analyze(rows((a, b) => a + b + 0.3 - b * b)).runs;
    expect(only?.verdict.id).not.toBe("other-weights");
    for (const { value } of only?.weights ?? []) expect(value).toBeLessThan(100);
  });

  test("a part that is 0 in most rows takes no course", () => {
    const csv = [
      [3.41, 1.2, 0.01],
      [2.93, 1.1, 0],
      [4.27, 1.4, 0],
      [2.66, 0.9, 0],
      [3.02, 1, 0],
      [2.51, 0.8, 0],
    ].map((row, i) => `${i},${row.map((value) => value.toFixed(2)).join(",")}\n`);
    const [only] = analyze(`epoch,loss,a_loss,b_loss\n${csv.join("")}`).runs;
    expect(only?.verdict.id).not.toBe("changing-weights");
    expect(only?.verdict.id).not.toBe("other-weights");
  });
});
