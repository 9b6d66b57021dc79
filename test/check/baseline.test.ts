// Accepted findings and the outcomes of a check → what is marked, what no longer occurs, and what is written anew.

import { expect, test } from "vitest";

import type { Outcome } from "../../src/analysis/outcome.ts";
import { acceptKnown, renewed, staleEntries } from "../../src/check/baseline.ts";

const same = (source: string): string => source;

function outcome(rule: string, verdict: Outcome["verdict"]): Outcome {
  return {
    source: "a.log",
    run: 1,
    rule,
    title: rule,
    verdict,
    text: "",
    evidence: [],
    next: null,
    lines: [],
    runs: 1,
    reason: null,
  };
}

const entry = (rule: string, source = "a.log") => ({ source, run: 1, rule, reason: "known" });

const KNOWN = [entry("fails"), entry("passes"), entry("untold"), entry("fails", "b.log")];
const OUTCOMES = acceptKnown(
  [
    outcome("fails", "fail"),
    outcome("new", "fail"),
    outcome("passes", "pass"),
    outcome("untold", "undecided"),
  ],
  KNOWN,
  same,
);

test("only what fails is accepted", () => {
  expect(OUTCOMES.map(({ verdict }) => verdict)).toEqual(["accepted", "fail", "pass", "undecided"]);
});

test("what could not be told this time, or was not looked at, is not over", () => {
  expect(staleEntries(OUTCOMES, KNOWN, same)).toEqual([entry("passes")]);
});

test("what is new is added, what is over goes where that is asked for, and reasons stay", () => {
  const write = (update: boolean, prune: boolean): readonly string[] =>
    renewed(OUTCOMES, KNOWN, same, { update, prune, reason: "since" }).map(
      ({ source, rule, reason }) => `${source} ${rule}: ${reason}`,
    );
  const [fails, passes, untold] = [
    "a.log fails: known",
    "a.log passes: known",
    "a.log untold: known",
  ];
  expect(write(false, true)).toEqual([fails, untold, "b.log fails: known"]);
  expect(write(true, false)).toEqual([
    fails,
    "a.log new: since",
    passes,
    untold,
    "b.log fails: known",
  ]);
});
