// The size of a short last batch, as far as the printed digits tell it.

import { expect, test } from "vitest";

import { rangeOfLastBatch } from "../../src/analysis/last-batches.ts";
import { analyze } from "../../src/index.ts";

/** Epochs of 11 batches, the last of which is this share of a full one; the total is a mean over samples. */
function logOf(share: number, digits: number, epochs = 3): string {
  const batches = Array.from({ length: 11 * epochs }, (_, i) => [
    1 + Math.sin(2.1 * i) / 3,
    0.8 + Math.cos(1.3 * i) / 4,
  ]) as [number, number][];
  const text = (name: string, value: number): string => `${name}: ${value.toFixed(digits)}`;
  const rowAt = (own: readonly [number, number][], last: number): string => {
    const mean = (part: 0 | 1): number => own.reduce((sum, one) => sum + one[part], 0) / own.length;
    const weights = own.map((_, i) => (i === own.length - 1 ? last : 1));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const total = own.reduce((sum, [a, b], i) => sum + (weights[i] as number) * (a + b), 0) / whole;
    return `${text("a_loss", mean(0))} - ${text("b_loss", mean(1))} - ${text("loss", total)}`;
  };
  return Array.from({ length: epochs }, (_, e) => {
    const own = batches.slice(11 * e, 11 * e + 11);
    return `Epoch ${e + 1}/${epochs}
10/11 ━━━━━━━━━━━━━━━━━━━━ 0s 9ms/step - ${rowAt(own.slice(0, 10), 1)}
11/11 ━━━━━━━━━━━━━━━━━━━━ 1s 9ms/step - ${rowAt(own, share)}
`;
  }).join("");
}

test.each([
  [0.4063, 4],
  [0.25, 4],
  [0.75, 5],
  [0.0625, 6],
] as const)("a last batch of %f of a full one, of %i digits, is in the range", (share, digits) => {
  const [run] = analyze(logOf(share, digits)).runs;
  expect(run?.verdict.id).toBe("measured-differently");
  const size = rangeOfLastBatch(run?.lastBatches ?? []);
  expect(size?.low).toBeLessThanOrEqual(share);
  expect(size?.high).toBeGreaterThanOrEqual(share);
});

test("few digits, and epochs that leave different sizes, tell none", () => {
  const [coarse] = analyze(logOf(0.4, 2)).runs;
  expect(rangeOfLastBatch(coarse?.lastBatches ?? [])).toBeNull();
  const [batch] = analyze(logOf(0.4, 6, 1)).runs[0]?.lastBatches ?? [];
  if (batch === undefined) throw new Error("no last batch");
  const of = (low: number, high: number) => ({ ...batch, size: { low, high } });
  expect(rangeOfLastBatch([of(0.2, 0.3), of(0.25, 0.4)])).toEqual({ low: 0.25, high: 0.3 });
  expect(rangeOfLastBatch([of(0.2, 0.3), of(0.5, 0.6)])).toBeNull();
  expect(rangeOfLastBatch([of(0.2, 0.3), { ...batch, size: null }])).toBeNull();
  expect(rangeOfLastBatch([])).toBeNull();
  expect(rangeOfLastBatch([of(0.9, 1)])).toBeNull();
});

test("data of unknown length leave no size: Keras counts their end as a batch", () => {
  const log = logOf(0.4, 4).replace("10/11", "     10/Unknown");
  const { lastBatches = [] } = analyze(log).runs[0] ?? {};
  expect(lastBatches.length).toBeGreaterThan(1);
  expect(rangeOfLastBatch(lastBatches)).toBeNull();
});
