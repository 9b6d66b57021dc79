// The examples of the page: one a verdict, and each shows its own.

import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { analyze, verdicts } from "../../../src/index.ts";
import { EXAMPLES } from "../../../scripts/docs/page-examples.ts";

test("there is one for every verdict, the two of the first question in front", () => {
  const named = EXAMPLES.map(([verdict]) => verdict).toSorted();
  expect(named).toEqual(verdicts.map(({ id }) => id).toSorted());
  expect(EXAMPLES.slice(0, 2).map(([, path]) => path)).toEqual([
    "fixtures/seed/question.log",
    "fixtures/seed/answer.log",
  ]);
});

test.each(EXAMPLES)("%s", (verdict, path) => {
  expect(analyze(readFileSync(path)).runs.map((run) => run.verdict.id)).toEqual([verdict]);
});
