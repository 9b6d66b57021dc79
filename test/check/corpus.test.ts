// Real runs with known ledgers: no rule accuses them of what they did not do.

import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { analyze, judge, type RunAnalysis } from "../../src/index.ts";

interface Truth {
  readonly cause: string;
  readonly outputs: readonly string[];
  readonly weights: Readonly<Record<string, number>>;
  readonly history: { readonly loss: readonly number[] };
  /** Total minus weighted components of each epoch, in full precision; null where it is not finite. */
  readonly train_residual?: readonly (number | null)[];
}

const ROOT = "fixtures/corpus";

/** Runs whose total is not made with the declared weights. */
const OTHERWISE = new Set(["scale", "counted-twice"]);

const runs = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function truthOf(name: string): Truth {
  const text = readFileSync(`${ROOT}/${name}/truth.json`, "utf8");
  return JSON.parse(text.replace(/\b(?:NaN|-?Infinity)\b/g, "null"));
}

function verdictOf(run: RunAnalysis, rule: string, budgets: Parameters<typeof judge>[1]) {
  const outcomes = judge({ schema: "lossledger/v1", runs: [run], sources: [] }, budgets);
  return outcomes.find((outcome) => outcome.rule === rule)?.verdict;
}

describe.each(runs)("%s", (name) => {
  const truth = truthOf(name);
  const log = readFileSync(`${ROOT}/${name}/train.log`);
  const [plain] = analyze(log, { expectPenalty: true }).runs;
  const isDeclarable = plain !== undefined && truth.outputs.length > 1;
  const printed = new Map(
    Object.entries(truth.weights).filter(([output]) =>
      plain?.components.includes(`${output}_loss`),
    ),
  );
  const [declared] = isDeclarable ? analyze(log, { weights: printed }).runs : [];

  test("an expected penalty that is there is never called absent", () => {
    if (plain === undefined || !/penalty/.test(truth.cause) || truth.cause === "activity-penalty")
      return;
    expect(verdictOf(plain, "expected-penalty", { expectPenalty: true })).not.toBe("fail");
  });

  test("the true weights are never contradicted, others are", () => {
    if (declared === undefined) return;
    const verdict = verdictOf(declared, "declared-weights", {});
    if (OTHERWISE.has(truth.cause)) expect(verdict).toBe("fail");
    else expect(verdict).not.toBe("fail");
  });

  test("no budget is called broken that the true residual keeps", () => {
    const residuals = truth.train_residual ?? [];
    if (declared === undefined || residuals.includes(null) || residuals.length === 0) return;
    const shares = residuals.map((residual, i) =>
      Math.abs((residual ?? 0) / (truth.history.loss[i] ?? 1)),
    );
    // The history's own float32 is the margin.
    const limit = Math.max(...shares) * (1 + 1e-3) + 1e-6;
    const budgets = {
      maxResidual: { train: { kind: "share" as const, limit, text: String(limit) } },
    };
    for (const run of [declared, plain as RunAnalysis])
      expect(verdictOf(run, "max-residual/train", budgets)).not.toBe("fail");
  });
});
