import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { draws } from "../helpers/draws.ts";

/** Python's `%.<digits>f` of a row a line, as verbose=2 prints; weights are 1 and 2. */
function log(size: number, digits: number, epochs: number, hidden: number): string {
  return Array.from({ length: epochs }, (_, t) => {
    const [a, b] = [size * (1 + 0.4 * Math.sin(5 * t)), size * 0.3 * (1 + 0.5 * Math.cos(3 * t))];
    const total = a + 2 * b + hidden * size * 0.8 ** t;
    const columns = `loss: ${total.toFixed(digits)} - a_loss: ${a.toFixed(digits)} - b_loss: ${b.toFixed(digits)}`;
    return `Epoch ${t + 1}/${epochs}\n10/10 - 1s - ${columns}\n`;
  }).join("");
}

describe("numbers of any size", () => {
  test.each([
    [1e9, 1],
    [1e9, 0],
    [1e-9, 13],
    [1, 1],
    [1e-3, 6],
  ])("true weights lie in the ranges: values of about %d with %d decimals", (size, digits) => {
    const [run] = analyze(log(size, digits, 12, 0)).runs;
    const truths = [1, 2];
    run?.weights.forEach(({ low, high }, i) => {
      expect(low ?? 0).toBeLessThanOrEqual(truths[i] as number);
      expect(high ?? Infinity).toBeGreaterThanOrEqual(truths[i] as number);
    });
    expect(run?.models.find(({ model }) => model === "zero")?.feasible).toBe(true);
    expect(run?.findings[0]?.cause).toMatch(/adds-up|loss-weights|counted-twice/);
  });

  test.each([
    [1e9, 1],
    [1e-9, 13],
  ])("a decaying term is seen: values of about %d with %d decimals", (size, digits) => {
    const [run] = analyze(log(size, digits, 12, 3)).runs;
    expect(run?.models.find(({ model }) => model === "zero")?.feasible).toBe(false);
    expect(run?.models.find(({ model }) => model === "falling-convex")?.feasible).toBe(true);
  });

  test("a power of ten in every column changes no verdict", () => {
    const verdicts = (size: number, digits: number, hidden: number): unknown =>
      analyze(log(size, digits, 10, hidden)).runs[0]?.models.map(({ model, feasible }) => [
        model,
        feasible,
      ]);
    fc.assert(
      fc.property(fc.integer({ min: -6, max: 6 }), fc.constantFrom(0, 0.02, 3), (power, hidden) => {
        expect(verdicts(10 ** power, 6 - power, hidden)).toEqual(verdicts(1, 6, hidden));
      }),
      { numRuns: draws(12) },
    );
  });

  test.each(["nan", "inf", "-inf"])("a row with %s is left out, and said to be", (word) => {
    const text = log(1, 4, 10, 0).replace(/(Epoch 4\/10\n.*a_loss: )\S+/, `$1${word}`);
    const [run] = analyze(text).runs;
    expect(run?.leftOut).toEqual([{ row: 3, reason: `\`a_loss\` is \`${word}\`` }]);
    expect(run?.models.find(({ model }) => model === "zero")?.feasible).toBe(true);
  });
});
