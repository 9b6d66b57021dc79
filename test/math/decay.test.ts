import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitDecay, predictDecay } from "../../src/math/decay.ts";

/** 2 + 7·0.85ᵗ with a deterministic wiggle. */
const series = Float64Array.from(
  { length: 20 },
  (_, t) => 2 + 7 * 0.85 ** t + 0.02 * Math.sin(13 * t + 1) + 0.015 * Math.cos(29 * t * t),
);

describe("fitDecay", () => {
  test("agrees with scipy.optimize.curve_fit within the step of its rates", () => {
    // curve_fit of scipy on the same values: floor 2.02504, height 7.00838, rate 0.847838 (half-life 4.1992).
    const decay = fitDecay(series, 1e-5);
    const [best] = decay?.candidates ?? [];
    expect(best?.rate).toBeCloseTo(0.847838, 2);
    expect(best?.floor).toBeCloseTo(2.02504, 1);
    expect(best?.height).toBeCloseTo(7.00838, 1);
    expect(decay?.unbent).toBe(false);
  });

  test("a straight line has not bent: rates as slow as any fit", () => {
    const line = Float64Array.from({ length: 12 }, (_, t) => 5 - 0.1 * t + 0.002 * Math.sin(9 * t));
    expect(fitDecay(line, 1e-5)?.unbent).toBe(true);
  });

  test("needs six values", () => {
    expect(fitDecay(Float64Array.of(5, 4, 3, 2, 1), 1e-5)).toBeUndefined();
  });

  test("the true course lies in what is foretold, for any decay with rounding", () => {
    let [inside, all] = [0, 0];
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.double({ min: 0.5, max: 10, noNaN: true }),
        fc.double({ min: 0.6, max: 0.93, noNaN: true }),
        (floor, height, rate) => {
          const truth = (t: number): number => floor + height * rate ** t;
          const printed = Float64Array.from({ length: 30 }, (_, t) => Number(truth(t).toFixed(3)));
          const decay = fitDecay(printed, 0.0005 / Math.sqrt(3));
          if (decay === undefined || decay.unbent) return;
          for (const t of [35, 50, Infinity]) {
            const { low, high } = predictDecay(decay, t);
            const value = t === Infinity ? floor : truth(t);
            all += 1;
            if (low <= value && value <= high) inside += 1;
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(all).toBeGreaterThan(60);
    expect(inside / all).toBeGreaterThan(0.9);
  });
});
