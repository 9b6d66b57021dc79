import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { glossary, wordsIn } from "../../src/pages/glossary.ts";
import { causes } from "../../src/causes/index.ts";
import { inputsPage, programsPage } from "../../scripts/docs/inputs-page.ts";
import { releasesPage } from "../../scripts/docs/releases-page.ts";
import { causeSummaries, explain } from "../../src/pages/explain.ts";
import { plainStyle } from "../../src/report/style.ts";
import { textWidth } from "../../src/report/text-width.ts";

const folder = new URL("../../docs/causes/", import.meta.url);

const HEADINGS = [
  "What",
  "Signature",
  "What else looks like this",
  "Next step",
  "Example found",
  "Example ruled out",
  "References",
];

describe.each(causeSummaries.map(({ id }) => id))("the page of %s", (id) => {
  const markdown = explain(id, { markdown: true }) ?? "";

  test("is the one under docs/causes (else: npm run generate)", () => {
    const path = new URL(`${id}.md`, folder);
    expect(existsSync(path) ? readFileSync(path, "utf8") : "").toBe(markdown);
  });

  test("has every heading once, in order, with something under each", () => {
    const headings = markdown.match(/^## .*/gm)?.map((line) => line.slice(3)) ?? [];
    expect(headings.slice(0, HEADINGS.length)).toEqual(HEADINGS);
    for (const part of markdown.split(/^## .*$/m).slice(1)) expect(part.trim()).not.toBe("");
  });

  test("names only causes that there are, and another one than itself", () => {
    const known = new Set(causeSummaries.map((one) => one.id));
    const alike = causes.find((one) => one.id === id)?.doc.lookalikes ?? [];
    for (const { cause } of alike) {
      expect(known.has(cause), cause).toBe(true);
      expect(cause).not.toBe(id);
    }
  });

  test.each([40, 80, 200])("keeps to %i columns, but for addresses and code", (width) => {
    const text = explain(id, { style: plainStyle(true), width, verbose: false }) ?? "";
    const code = new Set(markdown.split("\n").map((line) => line.trim()));
    for (const line of text.split("\n")) {
      if (line.includes("https://") || code.has(line.trim())) continue;
      expect(textWidth(line), line).toBeLessThanOrEqual(width);
    }
  });
});

test("the list of all is the one under docs/causes, and there is no page too many", () => {
  expect(readFileSync(new URL("README.md", folder), "utf8")).toBe(
    explain(undefined, { markdown: true }),
  );
  expect(readdirSync(folder).length).toBe(causeSummaries.length + 1);
});

test("what is known of Keras releases is the page under docs (else: npm run generate)", () => {
  const page = readFileSync(new URL("../keras-releases.md", folder), "utf8");
  expect(page).toBe(releasesPage());
});

test("what is read is the page under docs (else: npm run generate)", () => {
  expect(readFileSync(new URL("../inputs.md", folder), "utf8")).toBe(inputsPage());
  expect(readFileSync(new URL("../programs.md", folder), "utf8")).toBe(programsPage());
});

test("an id that is none has no page", () => {
  expect(explain("__proto__", { markdown: true })).toBeUndefined();
});

test("words are found whole, in any case and in backticks, and none stands twice", () => {
  const found = wordsIn("A `Residual` of L2, per row.").map(({ word }) => word);
  expect(found).toEqual(["residual", "row", "L1, L2"]);
  expect(wordsIn("narrow residuals2")).toEqual([]);
  expect(wordsIn("Kernels in batches").map(({ word }) => word)).toEqual([
    "weights of a layer",
    "batch",
  ]);
  const forms = glossary().flatMap(({ word, also }) => [word, ...also]);
  expect(new Set(forms).size).toBe(forms.length);
});
