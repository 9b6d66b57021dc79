// One line a run: its columns are a contract.

import { describe, expect, test } from "vitest";

import { run } from "../helpers/fake-io.ts";

const COLUMNS =
  "source,run,dialect,writer,epochs,total,verdict,certainty,probability,cause,cause_certainty,equally_likely,share_min,share_max,weights,weights_are,check,problem";

const LOGS = ["fixtures/seed/answer.log", "fixtures/seed/question.log"];

describe("runs-ndjson", () => {
  test("has a flat line a run, and one for what could not be judged", async () => {
    const files = [...LOGS, "fixtures/bad-input/only-loss.log", "missing.log"];
    const { stdout, exitCode } = await run(["--format", "runs-ndjson", ...files]);
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(exitCode).toBe(2);
    expect(lines.map(({ source }) => source)).toEqual(files);
    for (const line of lines) expect(Object.keys(line).join()).toBe(COLUMNS);
    expect(lines[0]).toMatchObject({
      run: 1,
      verdict: "other-weights",
      cause: "loss-weights",
      weights: { priority_loss: 1, department_loss: 0.2 },
      check: null,
      problem: null,
    });
    expect(lines[1]).toMatchObject({ verdict: "hidden-term", total: "loss", epochs: 10 });
    expect(lines[1].share_min).toBeGreaterThan(0.95);
    expect(lines[2]).toMatchObject({ verdict: "nothing-to-compare", weights: {} });
    expect(lines[2].problem).toContain("no component");
    expect(lines[3]).toMatchObject({
      run: null,
      verdict: null,
      problem: "no such file or command",
    });
  });

  test("says what became of a check", async () => {
    const { stdout } = await run(["check", "--format", "runs-ndjson", ...LOGS]);
    const checks = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).check);
    expect(checks).toEqual(["pass", "fail"]);
  });

  test("has a line for each run of a log", async () => {
    const { stdout } = await run(["--format", "runs-ndjson", "fixtures/exports/mlruns"]);
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .every((line) => JSON.parse(line).run >= 1),
    ).toBe(true);
  });
});

test("runs-csv has the same in a table with a header", async () => {
  const { stdout } = await run(["--format", "runs-csv", ...LOGS, "missing.log"]);
  const [header, ...lines] = stdout.trimEnd().split("\n");
  expect(header).toBe(COLUMNS);
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('"{""priority_loss"":1,""department_loss"":0.2}",simplest,,');
  expect(lines[2]).toBe("missing.log,,,,,,,,,,,,,,,,,no such file or command");
});
