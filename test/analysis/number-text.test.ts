import { describe, expect, test } from "vitest";

import {
  columnTexts,
  decimalsOf,
  fixed,
  plainNumber,
  rangeText,
  shareRange,
} from "../../src/analysis/number-text.ts";

describe("number texts", () => {
  test.each([
    [0.5, 1.4064, "in [0.50, 1.41]"],
    [0.49991, 1.40653, "in [0.50, 1.41]"],
    [0.4949, 1.4153, "in [0.49, 1.42]"],
    [0, 2.6581, "in [0, 2.66]"],
    [0.7372, 1.1408, "in [0.737, 1.141]"],
    [0.165, 0.2655, "in [0.165, 0.266]"],
    [0.99951, 1.00049, "in [0.99951, 1.00049]"],
    [0, null, "at least 0"],
    [0.5, null, "at least 0.500"],
    [null, null, "unbounded"],
    [1, 1, "in [1.0000, 1.0000]"],
    [0, 37310.04, "in [0, 37310]"],
  ])("the range %d to %d prints as %s", (low, high, text) => {
    expect(rangeText(low, high)).toBe(text);
  });

  test.each([
    [0.9838, 0.9894, "98.4–98.9 %"],
    [-0.012, 0.034, "-1.2 to 3.4 %"],
    [0.00021, 0.00034, "0.021–0.034 %"],
    [0.5, 0.5, "50.0 %"],
    [0, 0, "0.0 %"],
  ])("the share %d to %d prints as %s", (min, max, text) => {
    expect(shareRange(min, max)).toBe(text);
  });

  test("numbers stay as the log prints them, unless a column has more digits than can be read", () => {
    expect(columnTexts(["9.2902", "1.2345e-04", "nan"])).toEqual(["9.2902", "1.2345e-04", "nan"]);
    expect(columnTexts(["9.290212345678901", "0.012345678901234567", "nan"])).toEqual([
      "9.29021",
      "0.01235",
      "nan",
    ]);
  });

  test("no negative zero, no bare infinity", () => {
    expect(fixed(-0.00001, 4)).toBe("0.0000");
    expect(fixed(Number.NaN, 2)).toBe("nan");
    expect(fixed(Number.NEGATIVE_INFINITY, 2)).toBe("-inf");
    expect(plainNumber(0.1 + 0.2)).toBe("0.3");
    expect(decimalsOf("1.2345e-04")).toBe(0);
  });
});
