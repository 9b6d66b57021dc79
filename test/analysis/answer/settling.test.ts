// Checks of a log that cannot tell: each rules out, or means, just what it says.

import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { analyze } from "../../../src/analysis/analyze.ts";
import { answerOf } from "../../../src/analysis/answer/answer.ts";

test("the size of the last batch is asked for only where a short batch is the explanation", () => {
  const [run] = analyze(readFileSync("fixtures/public/py-faster-rcnn-70.log")).runs;
  if (run === undefined) throw new Error("no run");
  const { candidates, checks } = answerOf(run);
  expect(JSON.stringify(candidates)).toContain("two kinds of averaging");
  expect(JSON.stringify(checks)).not.toContain("batch_size");
});
