import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { courseBits, deviationBits, noiseBits } from "../../src/reconcile/code-length.ts";

describe("deviationBits", () => {
  test("is 1 within rounding and 2 more for every doubling beyond", () => {
    expect(deviationBits(0)).toBe(1);
    expect(deviationBits(-1)).toBe(1);
    expect(deviationBits(2)).toBe(3);
    expect(deviationBits(4)).toBe(5);
    expect(deviationBits(-8)).toBe(7);
  });

  test("leaves room for all deviations: Σ 2^−bits stays below 1 (Kraft)", () => {
    let sum = 0;
    // Cells one rounding (2 units) wide; the first is [−1, 1].
    for (let cell = -200_000; cell <= 200_000; cell += 1) sum += 2 ** -deviationBits(2 * cell);
    expect(sum).toBeLessThan(1.01);
  });
});

describe("noiseBits", () => {
  test("finds the scale: doubling all deviations costs one bit a row", () => {
    const noise = Array.from({ length: 200 }, (_, i) => 64 * Math.sin(i * i));
    const units = noise.map(() => 1);
    const once = noiseBits(noise, units);
    const twice = noiseBits(
      noise.map((value) => 2 * value),
      units,
    );
    expect((twice - once) / 200).toBeCloseTo(1, 1);
  });

  test("is no better with a limit on the scale", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0.1, max: 1e3, noNaN: true }),
        (values, limit) => {
          const units = values.map(() => 1);
          const limited = noiseBits(
            values,
            units,
            values.map(() => limit),
          );
          expect(limited).toBeGreaterThanOrEqual(noiseBits(values, units) - 1e-9);
        },
      ),
    );
  });

  test("says nothing of no rows, and is finite for values as large as numbers get", () => {
    expect(noiseBits([], [])).toBe(0);
    expect(Number.isFinite(noiseBits([1e150, -1e150], [1e-150, 1e-150]))).toBe(true);
  });
});

describe("courseBits", () => {
  const clock = Array.from({ length: 40 }, (_, i) => i);
  const units = clock.map(() => 0.0001);

  test("a smooth course is shorter than its values in another order", () => {
    const smooth = clock.map((t) => 9 * Math.exp(-t / 10));
    const shuffled = clock.map((t) => smooth[(t * 17) % 40] as number);
    expect(courseBits(clock, smooth, units)).toBeLessThan(0.8 * courseBits(clock, shuffled, units));
  });

  test("a level course costs two bits a row or less once it is known", () => {
    const level = clock.map(() => 3);
    expect(courseBits(clock, level, units)).toBeLessThan(
      deviationBits(3 / 0.0001) + deviationBits(0) * 2 * 40,
    );
  });

  test("is finite for any values and clocks that stand still", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { maxLength: 12 }),
        (values) => {
          const bits = courseBits(
            values.map((_, i) => Math.floor(i / 2)),
            values,
            values.map(() => 1e-4),
          );
          expect(Number.isFinite(bits)).toBe(true);
          expect(bits).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
