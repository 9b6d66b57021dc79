// Floating-point types → what they hold and what rounds to it, against the typed arrays of the engine.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BFLOAT16,
  FLOAT16,
  FLOAT32,
  FLOAT64,
  holds,
  roundingEnds,
  significantBits,
} from "../../src/math/float-type.ts";

const float32 = fc.float({ noNaN: true, noDefaultInfinity: true });
const double = fc.double({ noNaN: true, noDefaultInfinity: true });

/** The next float32 above a positive one, or below with −1. */
function neighbour(value: number, step: 1 | -1): number {
  const floats = Float32Array.of(value);
  const bits = new Uint32Array(floats.buffer);
  bits[0] = (bits[0] ?? 0) + step;
  return floats[0] ?? NaN;
}

describe("float types", () => {
  test("float32 holds what Math.fround leaves alone; float64 every double", () => {
    fc.assert(
      fc.property(fc.oneof(double, float32), (value) => {
        expect(holds(FLOAT32, value)).toBe(Math.fround(value) === value);
        expect(holds(FLOAT64, value)).toBe(true);
      }),
    );
  });

  test("the ends of a float32 are halfway to its neighbours", () => {
    fc.assert(
      fc.property(float32, (value) => {
        fc.pre(Math.abs(value) > 2 ** -149 && Math.abs(value) < 3e38);
        const { low, high } = roundingEnds(FLOAT32, value);
        const size = Math.abs(value);
        const outer = (size + neighbour(size, 1)) / 2;
        const inner = (size + neighbour(size, -1)) / 2;
        expect([low, high]).toEqual(value < 0 ? [-outer, -inner] : [inner, outer]);
      }),
    );
  });

  test("the ends of a double are its neighbours", () => {
    fc.assert(
      fc.property(double, (value) => {
        fc.pre(Math.abs(value) < 1e308);
        const { low, high } = roundingEnds(FLOAT64, value);
        expect(low).toBeLessThan(value);
        expect(high).toBeGreaterThan(value);
        expect([value, low]).toContain((value + low) / 2);
        expect([value, high]).toContain((value + high) / 2);
      }),
    );
  });

  test.for([
    [0, 0],
    [1, 1],
    [-0.75, 2],
    [0.69140625, 8],
    [5e-324, 1],
    [0.1, 52],
    [Math.fround(0.7), 24],
  ] as const)("%d needs %i bits", ([value, bits]) => {
    expect(significantBits(value)).toBe(bits);
  });

  // IEEE 754 binary16 and the upper half of binary32, by hand.
  test.for([
    { type: FLOAT16, value: 1, held: true, ends: [1 - 2 ** -12, 1 + 2 ** -11] },
    { type: FLOAT16, value: 1.5, held: true, ends: [1.5 - 2 ** -11, 1.5 + 2 ** -11] },
    { type: FLOAT16, value: 65504, held: true, ends: [65488, 65520] },
    { type: FLOAT16, value: 65536, held: false, ends: undefined },
    { type: FLOAT16, value: 2 ** -24, held: true, ends: [2 ** -25, 3 * 2 ** -25] },
    { type: FLOAT16, value: 0, held: true, ends: [-(2 ** -25), 2 ** -25] },
    { type: FLOAT16, value: 1 + 2 ** -11, held: false, ends: undefined },
    { type: BFLOAT16, value: 1 + 2 ** -7, held: true, ends: [1 + 2 ** -8, 1 + 3 * 2 ** -8] },
    { type: BFLOAT16, value: -3, held: true, ends: [-3 - 2 ** -7, -3 + 2 ** -7] },
    { type: BFLOAT16, value: 1 + 2 ** -8, held: false, ends: undefined },
  ])("$type.name and $value", ({ type, value, held, ends }) => {
    expect(holds(type, value)).toBe(held);
    if (ends !== undefined) expect(Object.values(roundingEnds(type, value))).toEqual(ends);
  });
});
