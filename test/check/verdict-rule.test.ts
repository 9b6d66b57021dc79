// The table of design: what becomes of each verdict, at each certainty, under each budget.

import { describe, expect, test } from "vitest";

import {
  type Analysis,
  analyze,
  type Budgets,
  type Certainty,
  type Finding,
  judge,
  type FailOn,
  type RunAnalysis,
  type VerdictId,
  verdicts,
} from "../../src/index.ts";
import { failOn } from "../../src/cli/options/budget-values.ts";

const LOG = [9, 8, 7, 6, 5]
  .map((hidden, i) => {
    const [a, b] = [1 / (i + 1), 0.5 / (i + 1)];
    const columns = `loss: ${(a + b + hidden).toFixed(4)} - a_loss: ${a.toFixed(4)} - b_loss: ${b.toFixed(4)}`;
    return `Epoch ${i + 1}/5\n10/10 - 1s - ${columns}\n`;
  })
  .join("");

function finding(cause: string, certainty: Certainty): Finding {
  return {
    cause,
    title: cause,
    certainty,
    clause: "as it is",
    evidence: [],
    next: null,
  };
}

/** A run of the log above that was judged so. */
function judgedAs(
  id: VerdictId,
  certainty: Certainty,
  findings: readonly Finding[],
  options: Parameters<typeof analyze>[1] = {},
): RunAnalysis {
  const [run] = analyze(LOG, options).runs as [RunAnalysis];
  const verdict = { ...run.verdict, id, certainty, between: [] };
  return { ...run, models: [], verdict, findings };
}

function outcomeOf(run: RunAnalysis, budgets: Budgets, rule: string = run.verdict.id) {
  const analysis: Analysis = { schema: "lossledger/v1", runs: [run], sources: [] };
  return judge(analysis, budgets).find((one) => one.rule === rule);
}

const firstCause = (id: VerdictId): string =>
  verdicts.find((one) => one.id === id)?.causes[0] ?? "";

describe.each(["strong", "moderate", "possible"] as const)("%s", (certainty) => {
  test.each([
    ["adds-up", "pass"],
    ["other-weights", "pass"],
    ["changing-weights", "pass"],
    ["measured-differently", "pass"],
    ["hidden-term", certainty === "strong" ? "fail" : "note"],
    ["not-finite", certainty === "strong" ? "fail" : "note"],
    ["cannot-tell", "note"],
    ["nothing-to-compare", "undecided"],
  ] as const)("%s: %s", (id, what) => {
    const run = judgedAs(id, certainty, [finding(firstCause(id), certainty)]);
    expect(outcomeOf(run, {})?.verdict).toBe(what);
    expect(outcomeOf(run, { minEpochs: 1, against: [run] })?.verdict).toBe(what);
  });
});

test.each([
  ["strong", {}, "fail"],
  ["moderate", {}, "note"],
  ["strong", { maxResidual: { train: { kind: "share", limit: 0.99, text: "99%" } } }, "pass"],
] as const)("a hidden term beside a short batch, %s, with %o: %s", (certainty, budgets, what) => {
  const run = judgedAs("measured-differently", certainty, [finding("partial-batch", certainty)]);
  const beside = { ...run, verdict: { ...run.verdict, also: ["hidden-term" as const] } };
  expect(outcomeOf(beside, budgets, "hidden-term")?.verdict).toBe(what);
  const none = outcomeOf(beside, { failOn: failOnOf("none") }, "measured-differently");
  expect(none?.verdict).toBe("pass");
});

function failOnOf(text: string): FailOn {
  const reading = failOn(text);
  if ("wrong" in reading) throw new Error(reading.wrong);
  return reading.value;
}

describe("--fail-on", () => {
  test.each([
    ["moderate", "hidden-term", "moderate", "fail"],
    ["moderate", "hidden-term", "possible", "note"],
    ["moderate", "other-weights", "strong", "pass"],
    ["possible", "not-finite", "possible", "fail"],
    ["other-weights", "other-weights", "moderate", "fail"],
    ["other-weights", "other-weights", "possible", "note"],
    ["other-weights", "hidden-term", "strong", "pass"],
    ["strong,other-weights", "other-weights", "moderate", "note"],
    ["strong,other-weights", "other-weights", "strong", "fail"],
    ["strong,other-weights", "hidden-term", "strong", "fail"],
    ["cannot-tell", "cannot-tell", "possible", "fail"],
    ["adds-up", "adds-up", "strong", "fail"],
    ["none", "hidden-term", "strong", "pass"],
    ["none", "not-finite", "strong", "pass"],
  ] as const)("%s of %s (%s): %s", (text, id, certainty, what) => {
    const budgets = { failOn: failOnOf(text) };
    const run = judgedAs(id, certainty, [finding(firstCause(id), certainty)]);
    expect(outcomeOf(run, budgets)?.verdict).toBe(what);
  });

  test.each([
    ["hidden-loss", "strong", "fail"],
    ["hidden-loss", "moderate", "fail"],
    ["hidden-loss", "possible", undefined],
    ["weight-penalty", "strong", undefined],
    ["strong,hidden-loss", "moderate", undefined],
    ["possible,hidden-loss", "possible", "fail"],
  ] as const)("the cause %s, found as %s: %s", (text, certainty, what) => {
    const run = judgedAs("hidden-term", "strong", [finding("hidden-loss", certainty)]);
    const budgets = { failOn: failOnOf(text) };
    expect(outcomeOf(run, budgets, "hidden-loss")?.verdict).toBe(what);
    expect(outcomeOf(run, budgets, "weight-penalty")).toBeUndefined();
  });
});

describe("a strong hidden term", () => {
  const within = { kind: "amount", limit: 9.5, text: "9.5" } as const;
  const below = { kind: "amount", limit: 8.5, text: "8.5" } as const;

  test.each([
    ["a budget that every row keeps", { train: within, val: { ...within, whereThere: true } }],
    ["a budget for the only split there is", { train: within }],
  ] as const)("%s allows it", (_, maxResidual) => {
    const run = judgedAs("hidden-term", "strong", [finding("hidden-loss", "strong")], {
      weights: [1, 1],
    });
    const outcome = outcomeOf(run, { maxResidual });
    expect(outcome?.verdict).toBe("pass");
    expect(outcome?.text).toContain("`--max-residual` allows it");
  });

  test.each([
    ["a budget that a row is over", { train: below }],
    ["a budget for another split", { val: within }],
  ] as const)("%s does not", (_, maxResidual) => {
    const run = judgedAs("hidden-term", "strong", [finding("hidden-loss", "strong")], {
      weights: [1, 1],
    });
    expect(outcomeOf(run, { maxResidual })?.verdict).toBe("fail");
  });

  test("a budget allows no nan", () => {
    const run = judgedAs("not-finite", "strong", [finding("nan-hidden-term", "strong")], {
      weights: [1, 1],
    });
    expect(outcomeOf(run, { maxResidual: { train: within } })?.verdict).toBe("fail");
  });

  test.each([
    ["a penalty is the likeliest", [["weight-penalty", "strong"]], "pass"],
    [
      "a penalty is likely too",
      [
        ["hidden-loss", "moderate"],
        ["weight-penalty", "possible"],
      ],
      "pass",
    ],
    [
      "another cause is strong",
      [
        ["hidden-loss", "strong"],
        ["weight-penalty", "possible"],
      ],
      "fail",
    ],
    ["a penalty is ruled out", [["hidden-loss", "moderate"]], "fail"],
  ] as const)("under --expect-penalty, where %s", (_, causes, what) => {
    const findings = causes.map(([cause, certainty]) => finding(cause, certainty));
    const run = judgedAs("hidden-term", "strong", findings);
    expect(outcomeOf(run, { expectPenalty: true })?.verdict).toBe(what);
  });
});

test("other weights than the declared ones are the declared-weights rule's business", () => {
  const found = [finding("loss-weights", "strong")];
  const run = judgedAs("other-weights", "strong", found, { weights: [1, 1] });
  expect(outcomeOf(run, {})).toBeUndefined();
  expect(outcomeOf(run, {}, "declared-weights")).toBeDefined();
});
