// docs/accuracy.md says of the runs in this repository what the program says of them now.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { analyze } from "../src/analysis/analyze.ts";

const scripts = await import(new URL("../scripts/accuracy.mjs", import.meta.url).href);
const folder = new URL("../fixtures/corpus/", import.meta.url);

function judged(): readonly unknown[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const read = (file: string): string =>
        readFileSync(new URL(`${name}/${file}`, folder), "utf8");
      const [run] = analyze(read("train.log"), { source: name }).runs;
      return scripts.judge(name, scripts.parseTruth(read("truth.json")), run);
    });
}

test("the tables of fixtures/corpus are of now (else: npm run corpus -- --write)", () => {
  const page = readFileSync(new URL("../docs/accuracy.md", import.meta.url), "utf8");
  const rows = judged();
  const tables = /<!-- own: start -->\n\n([^]*)\n\n<!-- own: end -->/.exec(page)?.[1];
  expect(tables).toBe(`${rows.length} runs.\n\n${scripts.accuracyTables(rows)}`);
});

describe("judging a run", () => {
  const truth = {
    cause: "weight-penalty",
    expected: ["weight-penalty"],
    weights: { a: 2 },
    history: { loss: [1, 1] },
  };
  const run = (cause: string, certainty: string, low: number, high: number | null): unknown => ({
    findings: [{ cause, certainty }],
    weights: [{ component: "a_loss", low, high }],
    models: [],
    epochs: 2,
  });

  test.each([
    ["weight-penalty", "strong", 1, 3, { isRight: true, certainty: "strong", outside: [] }],
    ["weight-penalty", "possible", 2, null, { isRight: true, outside: [] }],
    ["hidden-loss", "moderate", 1, 3, { isRight: false, certainty: "moderate" }],
    ["undetermined", "possible", 1, 3, { isRight: false, certainty: "undetermined" }],
    ["weight-penalty", "ruled-out", 1, 3, { isRight: false, certainty: "undetermined" }],
    ["weight-penalty", "strong", 2.1, 3, { outside: ["a_loss 2 outside [2.1, 3]"] }],
  ] as const)("%s (%s) with weights in [%s, %s]", (cause, certainty, low, high, expected) => {
    expect(scripts.judge("x", truth, run(cause, certainty, low, high))).toMatchObject(expected);
  });

  test("of components that add up, any other first finding is an accusation", () => {
    const clean = { ...truth, cause: "none", expected: ["adds-up"] };
    expect(scripts.judge("x", clean, run("hidden-loss", "possible", 1, 3)).isAccused).toBe(true);
    expect(scripts.judge("x", clean, run("adds-up", "strong", 1, 3)).isAccused).toBe(false);
    expect(scripts.judge("x", clean, undefined)).toMatchObject({
      found: "nothing",
      isRight: false,
    });
  });

  test("the tables count right, open and wrong apart", () => {
    const rows = [
      scripts.judge("a", truth, run("weight-penalty", "strong", 1, 3)),
      scripts.judge("b", truth, run("hidden-loss", "moderate", 1, 3)),
      scripts.judge("c", truth, run("hidden-loss", "possible", 1, 3)),
    ];
    const tables = scripts.accuracyTables(rows) as string;
    expect(tables).toContain("| strong | 1 | 0 | 100.0 % |");
    expect(tables).toContain("| moderate | 0 | 1 | 0.0 % |");
    expect(tables).toContain("| weight-penalty | 3 | 1 | 1 | 1 |");
    expect(tables).toContain("| weight-penalty | 2 | 1 |");
    expect(tables).toContain("- b (weight-penalty, 2 epochs): hidden-loss (moderate)");
  });
});
