// The outcomes of several runs → what they come to, in a word and in a line.

import { expect, test } from "vitest";

import type { Analysis } from "../../src/analysis/analysis.ts";
import type { Outcome, OutcomeVerdict } from "../../src/analysis/outcome.ts";
import {
  checkCounts,
  countsText,
  outcomesByRun,
  worstVerdict,
} from "../../src/report/outcome-list.ts";
import { sampleAnalysis, sampleRun } from "../helpers/sample-analysis.ts";

function outcome(run: number, verdict: OutcomeVerdict): Outcome {
  return {
    rule: "verdict",
    title: "",
    verdict,
    text: "",
    evidence: [],
    next: null,
    source: "a.log",
    run,
    runs: 3,
    lines: [],
    reason: null,
  };
}

test.for([
  [["pass", "undecided", "fail"], "fail"],
  [["note", "undecided", "pass"], "undecided"],
  [["accepted", "note", "pass"], "pass"],
  [[], "pass"],
] as const)("the worst of %j is %s", ([verdicts, worst]) => {
  expect(worstVerdict(verdicts.map((verdict) => outcome(1, verdict)))).toBe(worst);
});

test("runs are counted by their worst rule, each by itself though they are of one log", () => {
  const outcomes = [
    outcome(1, "pass"),
    outcome(2, "undecided"),
    outcome(1, "fail"),
    outcome(3, "accepted"),
  ];
  expect(outcomesByRun(outcomes).map((own) => own.length)).toEqual([2, 1, 1]);
  expect(checkCounts({ ...sampleAnalysis(), check: { outcomes, exitCode: 1, stale: [] } })).toBe(
    "3 runs: 1 fails, 1 undecided, 1 passes, 1 finding accepted in the baseline",
  );
});

test("a run with nothing to compare is not counted a second time as a log that could not be judged", () => {
  const runs = [sampleRun({ source: "a.log", rows: [] })];
  const [own, other] = ["a.log", "gone.log"].map((source) => ({ source, seen: "", next: "" }));
  const said = (unjudged: Analysis["unjudged"]): string =>
    countsText({ ...sampleAnalysis(), runs, unjudged: unjudged ?? [] });
  expect(said([own, other].filter((one) => one !== undefined))).toMatch(
    /, 1 log could not be judged$/,
  );
  expect(said([own].filter((one) => one !== undefined))).not.toContain("judged");
});

test("where no run was read, the counts begin with what could not be judged", () => {
  const check = { outcomes: [], exitCode: 2, stale: [] } as const;
  const unjudged = [{ source: "gone.log", seen: "", next: "" }];
  expect(checkCounts({ ...sampleAnalysis(), check, unjudged })).toBe("1 log could not be judged");
});
