import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { causes } from "../../src/causes/index.ts";
import { allRecipes, FAMILIES, familyOf, nextStep, recipeOf } from "../../src/causes/next-steps.ts";
import type { Releases } from "../../src/table/releases.ts";
import type { Writer } from "../../src/table/run.ts";

function writer(releases?: Releases): Writer {
  return {
    name: "test",
    keras: null,
    evidence: [],
    ...(releases === undefined ? {} : { releases }),
  };
}

function keras(first: string, last: string | null): Writer {
  return writer({ family: "keras", first, last });
}

const RECIPE_IDS = Object.keys(allRecipes());

describe.each(RECIPE_IDS)("%s", (id) => {
  const codes = FAMILIES.flatMap((family) => recipeOf(id).code[family] ?? []);

  test("has code that fits a report of 80 columns", () => {
    expect(codes.length).toBeGreaterThan(0);
    for (const line of codes.flatMap((code) => code.split("\n")))
      expect(line.length, line).toBeLessThanOrEqual(75);
  });

  test("was run on real Keras, and agreed wherever it was (docs/snippets.md)", () => {
    const rows = readFileSync(new URL("../../docs/snippets.md", import.meta.url), "utf8")
      .split("\n")
      .filter((line) => line.startsWith(`| ${id} |`));
    const wanted = FAMILIES.filter((family) => recipeOf(id).code[family] !== undefined).length;
    expect(rows.length).toBeGreaterThanOrEqual(wanted);
    for (const row of rows) expect(row).toMatch(/\| agrees \|$/);
  });

  test("says what to do, what comes out, and what to do elsewhere", () => {
    for (const said of [recipeOf(id).text, recipeOf(id).expect, recipeOf(id).elsewhere])
      expect(said).toMatch(/^[^#`-].{10}/);
  });

  test("is the step of some cause", () => {
    expect(causes.some(({ doc }) => doc.steps?.includes(id))).toBe(true);
  });
});

test.each([
  [keras("3.0", null), "keras3"],
  [keras("3.5", null), "keras3"],
  [keras("2.4", null), "keras2"],
  [keras("2.1", null), "keras2"],
  [keras("2.0", "2.3"), "graph"],
  [keras("1.0", "1.2"), "graph"],
  [keras("1.0", "2.0"), "graph"],
  [writer({ family: "tensorflow", first: "1.13", last: "2.1" }), "keras2"],
  [writer(), "keras3"],
] as const)("a log of %j is given the code of %s", (from, family) => {
  expect(familyOf(from)).toBe(family);
});

test("where a log may be of either, the older way stands beside the newer", () => {
  const { keras2 = "", graph = "" } = recipeOf("sum-penalties").code;
  expect(nextStep("sum-penalties", { writer: keras("2.1", null), isKeras: true }).code).toBe(
    `${keras2}\n# before Keras 2.4: ${graph}`,
  );
  expect(nextStep("sum-penalties", { writer: keras("2.4", null), isKeras: true }).code).toBe(
    keras2,
  );
  expect(nextStep("sum-penalties", { writer: keras("2.0", "2.3"), isKeras: true }).code).toBe(
    graph,
  );
});

test("a Keras without a way is given the advice alone", () => {
  const { code, text } = nextStep("equal-batches", { writer: keras("2.0", "2.3"), isKeras: true });
  expect(code).toBeNull();
  expect(text).not.toBe("");
});

test("where the log is of no Keras, the advice is in words that hold for any program", () => {
  for (const id of RECIPE_IDS) {
    const { code, text } = nextStep(id, { writer: writer(), isKeras: false }, { keras: "Keras" });
    expect(code).toBeNull();
    expect(text).not.toMatch(/keras|compile|model\.|callback/i);
  }
});
