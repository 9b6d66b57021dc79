import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analysis/analyze.ts";
import { FLOAT_TYPES, type Precision } from "../../src/math/float-type.ts";
import { countSteps, typicalSlack, worstSlack } from "../../src/reconcile/rows/slack.ts";
import { draws } from "../helpers/draws.ts";

/** Nearest value with so many significant bits, ties to even. */
function rounded(value: number, bits: number): number {
  if (value === 0) return 0;
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(value))) - bits + 1);
  const below = Math.floor(value / unit);
  const rest = value / unit - below;
  const up = rest > 0.5 || (rest === 0.5 && below % 2 !== 0);
  return (below + (up ? 1 : 0)) * unit;
}

/** A running mean over batches, every operation rounded. */
function meanOf(values: readonly number[], bits: number): number {
  const sum = values.reduce((all, value) => rounded(all + rounded(value, bits), bits), 0);
  return rounded(sum / values.length, bits);
}

function log(weights: readonly [number, number], bits: number, epochs: number): string {
  const steps = 12;
  return Array.from({ length: epochs }, (_, e) => {
    const batch = (i: number): readonly [number, number] => [
      0.9 * 0.8 ** e + 0.1 * Math.sin(5 * i + e) ** 2,
      0.4 + 0.3 * Math.cos(3 * i + 2 * e) ** 2,
    ];
    const parts = Array.from({ length: steps }, (_, i) => batch(i).map((v) => rounded(v, bits)));
    const a = meanOf(
      parts.map(([x]) => x as number),
      bits,
    );
    const b = meanOf(
      parts.map(([, y]) => y as number),
      bits,
    );
    const total = meanOf(
      parts.map(([x, y]) =>
        rounded(weights[0] * (x as number) + rounded(weights[1] * (y as number), bits), bits),
      ),
      bits,
    );
    const columns = `loss: ${total.toFixed(4)} - a_loss: ${a.toFixed(4)} - b_loss: ${b.toFixed(4)}`;
    return `Epoch ${e + 1}/${epochs}\n${steps}/${steps} - 1s - ${columns} - 1s/epoch - 80ms/step\n`;
  }).join("");
}

describe("precision of the trainer's arithmetic", () => {
  test("a clean bfloat16 run adds up when the type is said, and is not when float32 is assumed", () => {
    const text = log([1, 1], FLOAT_TYPES.bfloat16.bits, 8);
    expect(analyze(text).runs[0]?.findings[0]?.cause).not.toBe("adds-up");
    const [run] = analyze(text, { precision: "bfloat16" }).runs;
    expect(run?.findings[0]?.cause).toBe("adds-up");
    expect(run?.precision).toBe("bfloat16");
  });

  test("true weights lie in the ranges, for every type", () => {
    const weight = fc.constantFrom(0.1, 0.5, 1, 2, 3.7);
    const type = fc.constantFrom("float64", "float32", "float16", "bfloat16");
    fc.assert(
      fc.property(
        weight,
        weight,
        type,
        fc.integer({ min: 1, max: 10 }),
        (u, v, precision, epochs) => {
          const [run] = analyze(log([u, v], FLOAT_TYPES[precision].bits, epochs), {
            precision,
          }).runs;
          run?.weights.forEach(({ low, high }, i) => {
            const truth = i === 0 ? u : v;
            if (low !== null) expect(low).toBeLessThanOrEqual(truth * (1 + 1e-9));
            if (high !== null && low !== null)
              expect(high).toBeGreaterThanOrEqual(truth * (1 - 1e-9));
          });
          const zero = run?.models.find(({ model }) => model === "zero");
          expect(zero?.feasible).not.toBe(false);
        },
      ),
      { numRuns: draws(60) },
    );
  });

  test("slack is in units of the type", () => {
    const nine = (precision: Precision): ReturnType<typeof countSteps> =>
      countSteps([{ split: "train", steps: 9 }], precision);
    expect(typicalSlack(nine("bfloat16")).float).toEqual({ numerator: 7n, denominator: 256n });
    expect(worstSlack(nine("float16")).float).toEqual({ numerator: 10n, denominator: 2048n });
    expect(typicalSlack(nine("float32")).float).toEqual({
      numerator: 7n,
      denominator: 2n ** 24n,
    });
  });
});
