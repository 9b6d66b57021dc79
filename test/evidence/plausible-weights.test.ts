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

/** Bars of Keras: rows of epoch, batch, two parts, the second the larger, and what is left at weights of 0.6 and 0.85. */
function bars(batches: number, rows: readonly (readonly number[])[]): string {
  return rows
    .map(([epoch, batch, a, b, left]) => {
      const total = 0.6 * (a as number) + 0.85 * (b as number) + (left as number);
      const head = batch === 1 ? `Epoch ${epoch}/9\n` : "";
      const numbers = [total, a, b].map((value) => (value as number).toFixed(4));
      return `${head}${batch}/${batches} [====>....] - ETA: 0s - loss: ${numbers[0]} - a_loss: ${numbers[1]} - b_loss: ${numbers[2]}`;
    })
    .join("\n");
}

describe("weights that fit best", () => {
  test("do not hang on a term that falls inside the epochs", () => {
    const rows = [1, 2, 3].flatMap((epoch) =>
      [1, 2, 3, 4, 5, 6, 7, 8].map((batch) => {
        const t = 8 * epoch + batch;
        const a = 0.5 + (0.2 * Math.sin(7 * t)) / batch;
        return [epoch, batch, a, 1.1 + (0.1 * Math.cos(3 * t)) / batch, 3 * 0.95 ** t];
      }),
    );
    const { plausible } = accountsOf(bars(8, rows));
    expect(plausible[0]).toBeCloseTo(0.85, 1);
    expect(plausible[1]).toBeCloseTo(0.6, 1);
  });

  test("are those of first updates, where a short batch is averaged into the epochs", () => {
    const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((epoch) => {
      const left = 0.5 * 0.9 ** epoch;
      const short = 0.05 * Math.sin(5 * epoch);
      return [
        [epoch, 1, 0.9 + 0.3 * Math.sin(7 * epoch), 1.1 + 0.2 * Math.cos(3 * epoch), left],
        [epoch, 8, 0.9 ** epoch, 1 + 0.8 ** epoch, left + short],
      ];
    });
    const { plausible } = accountsOf(bars(8, rows));
    expect(plausible[0]).toBeCloseTo(0.85, 1);
    expect(plausible[1]).toBeCloseTo(0.6, 1);
  });

  test("are those of validation, where all of its rows add up and a short batch is averaged into training", () => {
    const rows = [1, 2, 3, 4, 5].map((epoch) => {
      const [a, b] = [2.9 - 0.4 * epoch + 0.3 * (epoch % 2), 1.2 - 0.1 * epoch];
      const [valA, valB] = [2.7 - 0.3 * epoch, 1.3 - 0.1 * epoch + 0.2 * (epoch % 3)];
      const total = 0.3 * a + 10 * b + 0.9 * Math.sin(3 * epoch);
      return `${epoch},${a},${b},${total},${valA},${valB},${0.3 * valA + 10 * valB}`;
    });
    const head = "epoch,a_loss,b_loss,loss,val_a_loss,val_b_loss,val_loss";
    expect(accountsOf(`${[head, ...rows].join("\n")}\n`).plausible).toEqual([0.3, 10]);
  });

  test("are the expected ones where they lie near these", () => {
    expect(accountsOf(log(1.04, 1)).plausible).toEqual([1, 1]);
  });

  test("are others where one is far from what is expected", () => {
    expect(accountsOf(log(1.04, 0.2)).plausible).not.toEqual([1, 1]);
  });
});
