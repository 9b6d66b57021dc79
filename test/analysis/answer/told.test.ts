// A printed penalty and a saved model: confirmed, refuted or open, and never an exit code.

import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { analyze, readModelConfig } from "../../../src/index.ts";
import { run } from "../../helpers/fake-io.ts";

const QUESTION = "fixtures/seed/question.log";
const ANSWER = "fixtures/seed/answer.log";
const MODEL = "fixtures/models/two-outputs.keras";

describe("--penalty", () => {
  test.each([
    [QUESTION, 3.4, "confirmed"],
    [QUESTION, 3.2, "confirmed"],
    [QUESTION, 3.6, "confirmed"],
    [QUESTION, 3, "open"],
    [QUESTION, 0.4, "refuted"],
    [QUESTION, 9.1, "refuted"],
    [QUESTION, 0, "refuted"],
    [ANSWER, 0, "confirmed"],
    [ANSWER, 0.4, "refuted"],
  ])("%s %s: %s", (path, penalty, verdict) => {
    const [one] = analyze(readFileSync(path), { penalty }).runs;
    expect(one?.told?.penalty?.verdict).toBe(verdict);
  });

  test("is in JSON, and leaves the exit code alone", async () => {
    for (const number of ["3.4", "0.4"]) {
      const { stdout, exitCode } = await run(["--penalty", number, "-f", "json", QUESTION]);
      const [one] = JSON.parse(stdout).runs;
      expect(exitCode).toBe(0);
      expect(one.penalty.given).toBe(Number(number));
      expect(one.penalty.low).toBeLessThan(one.penalty.high);
      expect(one.verdict.told).toHaveLength(1);
    }
  });
});

describe("--model", () => {
  test("declares its weights and expects its penalty", () => {
    const model = readModelConfig(readFileSync(MODEL));
    const [one] = analyze(readFileSync(ANSWER), { model }).runs;
    expect(one?.weights.map(({ value, status }) => [value, status])).toEqual([
      [1, "declared"],
      [0.2, "declared"],
    ]);
    expect(one?.findings[0]?.cause).toBe("expected-penalty-absent");
  });

  test("weights that are given win", () => {
    const model = readModelConfig(readFileSync(MODEL));
    const [one] = analyze(readFileSync(ANSWER), { model, weights: [1, 1] }).runs;
    expect(one?.weights.map(({ value }) => value)).toEqual([1, 1]);
    expect(one?.told?.weightsOfModel).toBe(false);
  });

  test("goes to check too: its penalty is expected there", async () => {
    const { exitCode, stdout } = await run(["check", "--model", MODEL, ANSWER]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("expected-penalty");
  });
});

test("the number that was asked for is not asked for again, and what it says stands above", async () => {
  const confirmed = (await run(["--penalty", "3.4", QUESTION])).stdout;
  expect(confirmed).toContain("Almost certainly a weight penalty");
  expect(confirmed).not.toMatch(/Check:|Also possible/);
  const none = (await run(["--penalty", "0", QUESTION])).stdout;
  expect(none).toContain("Not a weight penalty");
  expect(none).not.toMatch(/Check:|Most often/);
  const open = (await run(["--penalty", "3", QUESTION])).stdout;
  expect(open).toMatch(/Most often a weight penalty[^]*Check:/);
});
