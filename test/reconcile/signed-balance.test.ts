import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";

/** A policy loss, a value loss and an entropy, which enters with a negative weight. */
function log(weights: readonly number[], epochs: number): string {
  return Array.from({ length: epochs }, (_, t) => {
    const parts = [
      0.9 + 0.5 * Math.sin(3 * t + 1),
      1.4 * 0.9 ** t + 0.2 * Math.cos(7 * t) ** 2,
      0.6 + 0.3 * Math.sin(5 * t),
    ].map((value) => Number(value.toFixed(5)));
    const total = parts.reduce((sum, value, i) => sum + (weights[i] ?? 0) * value, 0);
    const columns = parts.map((value, i) => `${"pve"[i]}_loss: ${value.toFixed(4)}`).join(" - ");
    return `Epoch ${t + 1}/${epochs}\n10/10 - 1s - loss: ${total.toFixed(4)} - ${columns}\n`;
  }).join("");
}

describe("weights of any sign, on request", () => {
  test("an entropy bonus of 0.5 is found, and only when asked for", () => {
    const text = log([1, 1, -0.5], 10);
    const [asked] = analyze(text, { signs: "free" }).runs;
    expect(asked?.findings[0]?.cause).toBe("loss-weights");
    expect(asked?.weights.map(({ value }) => value)).toEqual([1, 1, -0.5]);
    const [bonus] = asked?.weights.slice(2) ?? [];
    expect(bonus?.low).toBeLessThanOrEqual(-0.5);
    expect(bonus?.high).toBeGreaterThanOrEqual(-0.5);
    expect(analyze(text).runs[0]?.findings[0]?.cause).not.toBe("loss-weights");
  });

  test("true weights of any sign lie in the ranges", () => {
    const weight = fc.constantFrom(-2, -0.5, 0.3, 1, 2.5);
    fc.assert(
      fc.property(weight, weight, weight, fc.integer({ min: 6, max: 12 }), (a, b, c, epochs) => {
        const [run] = analyze(log([a, b, c], epochs), { signs: "free" }).runs;
        run?.weights.forEach(({ low, high }, i) => {
          const truth = [a, b, c][i] as number;
          if (low !== null) expect(low).toBeLessThanOrEqual(truth + 1e-6);
          if (high !== null) expect(high).toBeGreaterThanOrEqual(truth - 1e-6);
        });
      }),
      { numRuns: 40 },
    );
  });

  test("a log that adds up does so whatever the signs", () => {
    const [run] = analyze(log([1, 1, 1], 8), { signs: "free" }).runs;
    expect(run?.findings[0]?.cause).toBe("adds-up");
  });

  test("more than six components: one weight below 0 is found, and no range is claimed", () => {
    const weights = [1, 1, 1, -0.5, 1, 1, 1];
    const text = Array.from({ length: 12 }, (_, t) => {
      const parts = weights.map((_w, i) =>
        Number((1 + Math.sin(3 * t + i * i) * Math.cos(t * i)).toFixed(4)),
      );
      const total = parts.reduce((sum, value, i) => sum + (weights[i] ?? 0) * value, 0);
      const columns = parts.map((value, i) => `c${i}_loss: ${value.toFixed(4)}`).join(" - ");
      return `Epoch ${t + 1}/12\n10/10 - 1s - loss: ${total.toFixed(4)} - ${columns}\n`;
    }).join("");
    const [run] = analyze(text, { signs: "free" }).runs;
    expect(run?.weights.map(({ value }) => value)).toEqual(weights);
    for (const { low, high } of run?.weights ?? []) expect([low, high]).toEqual([null, null]);
  });
});
