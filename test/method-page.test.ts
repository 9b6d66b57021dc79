// Examples of docs/method.md: what its commands print, and the sum it works by hand.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Rational, subtract, toNumber } from "../src/math/rational.ts";
import { exactEnd } from "../src/table/printed.ts";
import { run } from "./helpers/fake-io.ts";
import { observe, QUESTION } from "./helpers/observations.ts";

const page = readFileSync(new URL("../docs/method.md", import.meta.url), "utf8");
const examples = [...page.matchAll(/^```console\n\$ lossledger (.*)\n([^`]*)^```$/gm)].map(
  ([, command = "", printed = ""]) => [command, printed.trimEnd().split("\n")] as const,
);

describe("the method page", () => {
  test("has examples", () => {
    expect(examples.length).toBeGreaterThanOrEqual(2);
    expect(page.match(/^```console$/gm)?.length).toBe(examples.length);
  });

  test.each(examples)("lossledger %s prints these lines in a row", async (command, lines) => {
    const { exitCode, stdout } = await run(command.split(" "));
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`${lines.join("\n")}\n`);
  });

  test("the sum of epochs 3 and 6 is as worked by hand", () => {
    const rows = observe(QUESTION, 2);
    const [third, sixth] = [rows[1], rows[4]];
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
