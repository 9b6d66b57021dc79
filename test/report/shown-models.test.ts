// What became of residual models is only looked for where a format says that it shows it.

import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { analyze } from "../../src/analysis/analyze.ts";
import type { Analysis, RunAnalysis } from "../../src/analysis/analysis.ts";
import { formats } from "../../src/report/formats/index.ts";
import { plainStyle } from "../../src/report/style.ts";

const log = readFileSync("fixtures/seed/question.log");

test.each(
  formats.flatMap((format) =>
    [false, true].map((verbose) => [format.id, verbose, format] as const),
  ),
)("%s, verbose: %s", (_, verbose, format) => {
  let isAsked = false;
  const { runs, ...analysis } = analyze(log);
  const watched = (run: RunAnalysis): RunAnalysis =>
    new Proxy(run, {
      get(target, key) {
        if (key === "models") isAsked = true;
        return Reflect.get(target, key, target);
      },
    });
  const all: Analysis = { ...analysis, runs: runs.map(watched) };
  format.render(all, { style: plainStyle(true), width: 80, verbose });
  const { showsModels } = format;
  expect(isAsked).toBe(showsModels === "always" || (showsModels === "verbose" && verbose));
});
