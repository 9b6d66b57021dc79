import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { analyze, type Budgets, judge, type Outcome, type RunAnalysis } from "../../src/index.ts";
import { exitCodeOf } from "../../src/check/judge.ts";
import { growth, LINEAR } from "../helpers/cpu-time.ts";
import { draws } from "../helpers/draws.ts";

/** A log of verbose=2 with the given rows of total and components. */
function logOf(rows: readonly (readonly number[])[], names = ["a_loss", "b_loss"]): string {
  return rows
    .map((row, i) => {
      const columns = ["loss", ...names].map((name, j) => `${name}: ${(row[j] ?? 0).toFixed(4)}`);
      return `Epoch ${i + 1}/${rows.length}\n10/10 - 1s - ${columns.join(" - ")}\n`;
    })
    .join("");
}

function judged(
  log: string,
  budgets: Budgets,
  options: Parameters<typeof analyze>[1] = {},
): readonly Outcome[] {
  return judge(analyze(log, options), budgets);
}

function share(limit: number): Budgets {
  return { maxResidual: { train: { kind: "share", limit, text: `${100 * limit}%` } } };
}

const verdicts = (outcomes: readonly Outcome[], rule: string): readonly string[] =>
  outcomes.filter((outcome) => outcome.rule === rule).map(({ verdict }) => verdict);

describe("max-residual", () => {
  const components = fc.tuple(
    fc.double({ min: 0.1, max: 2, noNaN: true }),
    fc.double({ min: 0.1, max: 2, noNaN: true }),
  );

  test("is never called broken where the true residual is within the budget", () => {
    fc.assert(
      fc.property(
        fc.array(components, { minLength: 2, maxLength: 8 }),
        fc.constantFrom([1, 1], [1, 0.2], [3, 0.5]),
        fc.double({ min: 0, max: 0.02, noNaN: true }),
        fc.boolean(),
        (rows, weights, hidden, declared) => {
          const log = logOf(
            rows.map(([a, b]) => {
              const sum = a * (weights[0] ?? 1) + b * (weights[1] ?? 1);
              return [sum / (1 - hidden), a, b];
            }),
          );
          const outcomes = judged(log, share(0.0201), declared ? { weights } : {});
          expect(verdicts(outcomes, "max-residual/train")).not.toContain("fail");
        },
      ),
      { numRuns: draws(60) },
    );
  });

  test("at declared weights it is broken where the true residual is over the budget", () => {
    fc.assert(
      fc.property(
        fc.array(components, { minLength: 2, maxLength: 8 }),
        fc.double({ min: 0.03, max: 0.9, noNaN: true }),
        (rows, hidden) => {
          const log = logOf(rows.map(([a, b]) => [(a + b) / (1 - hidden), a, b]));
          const outcomes = judged(log, share(0.02), { weights: [1, 1] });
          expect(verdicts(outcomes, "max-residual/train")).toEqual(["fail"]);
        },
      ),
      { numRuns: draws(40) },
    );
  });

  test.each([
    [0.0003, "pass"],
    [0.0001, "undecided"],
    [0, "undecided"],
  ])("an amount of %s on rows that add up as printed: %s", (limit, verdict) => {
    const log = logOf([
      [0.3, 0.1, 0.2],
      [0.5, 0.2, 0.3],
    ]);
    const budget = { kind: "amount" as const, limit, text: String(limit) };
    const outcomes = judged(log, { maxResidual: { train: budget } }, { weights: [1, 1] });
    expect(verdicts(outcomes, "max-residual/train")).toEqual([verdict]);
  });
});

describe("declared-weights", () => {
  const rows = [
    [1.5, 0.4],
    [1.2, 0.9],
    [0.7, 0.3],
    [0.5, 0.6],
    [0.9, 0.1],
  ] as const;
  const at = (first: number, second: number, hidden = 0): string =>
    logOf(rows.map(([a, b]) => [first * a + second * b + hidden, a, b]));

  test.each([
    ["they fit", at(1, 0.2), [1, 0.2], "pass"],
    ["others fit", at(1, 0.2), [1, 1], "fail"],
    ["they fit beside a hidden term", at(1, 0.2, 3), [1, 0.2], "note"],
  ])("%s", (_, log, weights, verdict) => {
    expect(verdicts(judged(log, {}, { weights }), "declared-weights")).toEqual([verdict]);
  });

  test("parts above the total contradict them, unless the rows are measured unevenly", () => {
    const log = logOf([2, 1.1, 1.7, 0.4].map((total, t) => [total, 3 - t / 4, 2]));
    const analysis = analyze(log, { weights: [1, 1] });
    const [run] = analysis.runs as [RunAnalysis];
    const cause = {
      title: "",
      certainty: "moderate",
      outside: false,
      clause: "",
      next: null,
    } as const;
    const under = (...causes: readonly string[]): readonly string[] => {
      const findings = causes.map((id) => ({ ...cause, cause: id, evidence: [] }));
      const outcomes = judge({ ...analysis, runs: [{ ...run, findings }] }, {});
      return verdicts(outcomes, "declared-weights");
    };
    expect(under("hidden-loss")).toEqual(["fail"]);
    expect(under("hidden-loss", "partial-batch")).toEqual(["note"]);
    expect(under("undetermined")).toEqual(["undecided"]);
  });

  test("true weights are never contradicted, whatever positive term is hidden", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: 0.1, max: 2, noNaN: true }),
            fc.double({ min: 0.1, max: 2, noNaN: true }),
            fc.double({ min: 0, max: 1, noNaN: true }),
          ),
          { minLength: 1, maxLength: 8 },
        ),
        (drawn) => {
          const log = logOf(drawn.map(([a, b, hidden]) => [a + 0.5 * b + hidden, a, b]));
          const outcomes = judged(log, {}, { weights: [1, 0.5] });
          expect(verdicts(outcomes, "declared-weights")).not.toContain("fail");
        },
      ),
      { numRuns: draws(60) },
    );
  });
});

describe("same-composition", () => {
  const rows = (hidden: number): string =>
    logOf(
      Array.from({ length: 6 }, (_, t) => {
        const [a, b] = [1.3 / (t + 1) + 0.01 * (t % 3), 0.8 / (t + 2) + 0.02 * (t % 2)];
        return [a + b + hidden * 0.9 ** t, a, b];
      }),
    );

  test.each([
    ["the same log", rows(0), rows(0), "pass"],
    ["a penalty came", rows(2), rows(0), "fail"],
    ["a penalty went", rows(0), rows(2), "fail"],
  ])("%s", (_, log, reference, verdict) => {
    const against = analyze(reference, { weights: [1, 1] }).runs;
    const outcomes = judged(log, { against }, { weights: [1, 1] });
    expect(verdicts(outcomes, "same-composition")).toEqual([verdict]);
  });

  test("a weight changed", () => {
    const at = (weight: number): string =>
      logOf(
        Array.from({ length: 8 }, (_, t) => {
          const [a, b] = [1.3 / (t + 1) + 0.05 * (t % 3), 0.8 / (t + 2) + 0.07 * (t % 2)];
          return [a + weight * b, a, b];
        }),
      );
    const against = analyze(at(0.2)).runs;
    const outcomes = judged(at(0.5), { against });
    expect(verdicts(outcomes, "same-composition")).toEqual(["fail"]);
    expect(outcomes.find(({ rule }) => rule === "same-composition")?.text).toContain(
      "the weight of `b_loss` is",
    );
  });

  test("shares that differ at the weights of one run alone are no change", () => {
    const parts = (a: number, b: number): string =>
      logOf([4, 3, 2, 1].map((total) => [total, a * total, b * total]));
    const outcomes = (weights: readonly number[]): readonly Outcome[] => {
      const against = analyze(parts(0.3, 0.3), { weights: [1, 2] }).runs;
      return judged(parts(0.5, 0.1), { against }, { weights });
    };
    const isShare = ({ text }: Outcome): boolean => text.includes("of the total");
    expect(outcomes([1, 2]).some(isShare)).toBe(true);
    expect(outcomes([1, 1]).some(isShare)).toBe(false);
  });

  test("components in another order are the same components", () => {
    const own = [
      [3.5, 1, 2],
      [2.9, 0.8, 1.7],
      [2.6, 0.9, 1.2],
      [2.2, 0.5, 1.1],
    ] as const;
    const turned = logOf(
      own.map(([total, a, b]) => [total, b, a]),
      ["b_loss", "a_loss"],
    );
    const against = analyze(logOf(own)).runs;
    expect(verdicts(judged(turned, { against }), "same-composition")).toEqual(["pass"]);
  });

  test("epochs are compared in linear time", () => {
    const runsOf = (epochs: number): readonly RunAnalysis[] =>
      analyze(logOf(Array.from({ length: epochs }, (_, t) => [2 + (t % 7), 1 + (t % 7), 1]))).runs;
    const read = new Map([2500, 20_000].map((epochs) => [epochs, runsOf(epochs)]));
    const compared = (epochs: number): void => {
      const runs = read.get(epochs) ?? [];
      const outcomes = judge({ schema: "lossledger/v1", runs, sources: [] }, { against: runs });
      expect(verdicts(outcomes, "same-composition")).toEqual(["pass"]);
    };
    expect(growth(compared, 2500)).toBeLessThan(LINEAR);
  });

  test("too few common epochs: no difference is claimed from shares", () => {
    const log = logOf([[3, 1, 1]]);
    const against = analyze(logOf([[2, 1, 1]])).runs;
    expect(verdicts(judged(log, { against }), "same-composition")).toEqual(["pass"]);
  });
});

describe("exit code", () => {
  const outcome = (verdict: Outcome["verdict"]): Outcome => ({
    rule: "r",
    title: "t",
    verdict,
    text: "",
    evidence: [],
    next: null,
    source: "s",
    run: 1,
    runs: 1,
    lines: [],
    reason: null,
  });

  test.each([
    [[], 0, 0],
    [["pass", "note", "accepted"], 0, 0],
    [["pass", "fail"], 0, 1],
    [["undecided", "pass"], 0, 2],
    [["undecided", "fail"], 0, 1],
    [["fail"], 1, 2],
    [["pass"], 1, 2],
  ] as const)("%j with %s not judged: %s", (kinds, unjudged, code) => {
    expect(exitCodeOf(kinds.map(outcome), unjudged)).toBe(code);
  });
});
