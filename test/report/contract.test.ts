import { execFileSync } from "node:child_process";

import { describe, expect, test } from "vitest";

import { contractSchema } from "../../scripts/docs/contract-schema.ts";
import { json } from "../../src/report/formats/json.ts";
import { ndjson } from "../../src/report/formats/ndjson.ts";
import { plainStyle } from "../../src/report/style.ts";
import type { RunAnalysis } from "../../src/analysis/analysis.ts";
import * as samples from "../helpers/sample-analysis.ts";

const options = { style: plainStyle(true), width: 80, verbose: false };

function read(...runs: readonly RunAnalysis[]) {
  return JSON.parse(json.render(samples.sampleAnalysis(...runs), options));
}

describe("JSON contract lossledger/v1", () => {
  test.each(
    Object.entries({ ...samples }).flatMap(([name, value]) =>
      isRun(value) ? [[name, value] as const] : [],
    ),
  )("%s fits the schema", (_, run) => {
    const result = contractSchema.safeParse(read(run));
    expect(result.error?.issues ?? []).toEqual([]);
  });

  test("a check fits the schema, with the outcomes in their runs", () => {
    const outcome = {
      rule: "max-residual/train",
      title: "The residual is within its budget",
      verdict: "fail" as const,
      text: "too much is left",
      evidence: ["why"],
      next: { text: "look", code: null, expect: null },
      source: samples.QUESTION.source,
      run: 1,
      runs: 1,
      lines: [5],
      reason: null,
    };
    const { source, run, runs, ...told } = outcome;
    const analysis = {
      ...samples.sampleAnalysis(samples.QUESTION, samples.ANSWER),
      unjudged: [{ source: "b.log", seen: "nothing in it", next: "train" }],
      check: { outcomes: [outcome], exitCode: 2 as const, stale: [{ source, run, rule: "x" }] },
    };
    const printed = JSON.parse(json.render(analysis, options));
    expect(contractSchema.safeParse(printed).error?.issues ?? []).toEqual([]);
    expect(printed.runs.map((one: { outcomes: unknown }) => one.outcomes)).toEqual([[told], []]);
    expect([printed.check.exitCode, printed.check.stale]).toEqual([2, analysis.check.stale]);
    expect(printed.unjudged).toEqual(analysis.unjudged);
    expect(runs).toBe(1);
  });

  test("the seed question, as the contract is documented", () => {
    const [run] = read(samples.QUESTION).runs;
    expect(run).toMatchObject({
      source: "question.log",
      dialect: "keras-bar",
      writer: "Keras 2",
      epochs: 10,
      total: "loss",
      components: ["dense_1_loss", "dense_2_loss"],
      residual: { model: "falling-convex" },
      undecided: null,
      skipped: { lines: 10, rejected: 0 },
    });
    expect(run.rows[0]).toMatchObject({
      epoch: 2,
      split: "train",
      line: 2,
      values: { loss: "9.2902", dense_1_loss: "0.0801", dense_2_loss: "0.0717" },
    });
    expect(run.rows[0].residual.value).toBeCloseTo(9.1384, 9);
    expect(run.weights.dense_1_loss).toEqual({
      value: 1,
      low: 0.5,
      high: 1.4064,
      status: "assumed",
    });
    expect(run.models.zero.feasible).toBe(false);
    expect(run.models.zero.certificate).toMatchObject({ rows: [3, 6], lines: [5, 14], at: [1, 4] });
    expect(run.findings.map(({ certainty }: { certainty: string }) => certainty)).toEqual([
      "strong",
      "possible",
    ]);
  });

  test("values that are not finite are words, a missing residual is null", () => {
    const [run] = read(samples.NAN).runs;
    expect(run.rows[1].values.loss).toBe("nan");
    expect(run.rows[1].residual).toBeNull();
    expect(run.leftOut).toEqual([{ rows: [2], lines: [4], at: [1], reason: "`loss` is nan" }]);
    const share = { min: Number.NEGATIVE_INFINITY, max: Number.NaN };
    const [odd] = read({
      ...samples.NAN,
      residual: { model: null, share },
    }).runs;
    expect(odd.residual.share).toEqual({ min: "-inf", max: "nan" });
  });

  test("a column called __proto__ is a column like any other", () => {
    const text = json.render(samples.sampleAnalysis(samples.HOSTILE), options);
    expect(text).toContain('"__proto__": "0.1000"');
    const [run] = JSON.parse(text).runs;
    expect(Object.keys(run.weights)).toContain("__proto__");
  });

  test("ndjson prints the same objects, one a line, each with its schema", () => {
    const analysis = samples.sampleAnalysis(samples.QUESTION, samples.MANY);
    const lines = ndjson.render(analysis, options).trimEnd().split("\n");
    const { schema, runs } = JSON.parse(json.render(analysis, options));
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      runs.map((run: object) => ({ schema, ...run })),
    );
  });

  test("the generated files are fresh", () => {
    const said = execFileSync(process.execPath, ["scripts/generate.mjs", "--check"], {
      encoding: "utf8",
    });
    expect(said).toBe("all generated files are fresh\n");
  });
});

function isRun(value: unknown): value is RunAnalysis {
  return typeof value === "object" && value !== null && "rows" in value;
}
