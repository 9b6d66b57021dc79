// The sum that docs/method.md works by hand.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Rational, subtract, toNumber } from "../../src/math/rational.ts";
import { exactEnd } from "../../src/table/printed.ts";
import { observe, QUESTION } from "../helpers/observations.ts";

const page = readFileSync(new URL("../../docs/method.md", import.meta.url), "utf8");
describe("the method page", () => {
  test("the sum of epochs 3 and 6 is as worked by hand", () => {
    const rows = observe(QUESTION, 2);
    const [third, sixth] = [rows.at(1), rows.at(4)];
    if (third === undefined || sixth === undefined) throw new Error("ten epochs");
    expect([third.epoch, sixth.epoch]).toEqual([3, 6]);
    const constant = subtract(exactEnd(sixth.total, "high"), exactEnd(third.total, "low"));
    const slopes = third.components.map((component, i): Rational =>
      subtract(exactEnd(component, "high"), exactEnd(sixth.components[i] ?? component, "low")),
    );
    const text = (value: Rational): string => toNumber(value).toFixed(4).replace("-", "−");
    const [a, b] = slopes.map(text);
    const sum = `hi₆ − lo₃ = ${text(constant)} ${a?.replace("−", "− ")}·w₁ ${b?.replace("−", "− ")}·w₂`;
    expect(page).toContain(sum);
  });
});
