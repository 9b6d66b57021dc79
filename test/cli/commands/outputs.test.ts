// No log is overwritten by what is said of it, and no output by another; whatever their names look like.

import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { runIn } from "../../helpers/fake-io.ts";

const folder = mkdtempSync(join(tmpdir(), "lossledger-outputs-"));
let before: readonly string[] = [];
const LOG = resolve("fixtures/seed/question.log");
beforeAll(() => {
  copyFileSync(LOG, join(folder, "q.log"));
  copyFileSync(LOG, join(folder, "p.log"));
  symlinkSync("q.log", join(folder, "link.log"));
  symlinkSync("later.json", join(folder, "later-link"));
  linkSync(join(folder, "q.log"), join(folder, "hard.log"));
  mkdirSync(join(folder, "inner"));
  symlinkSync("..", join(folder, "inner", "up"));
  writeFileSync(join(folder, "model.json"), '{"config":{"layers":[]}}');
  writeFileSync(join(folder, "base.json"), '{"schema":"lossledger-baseline/v1","accepted":[]}');
  for (const name of ["own.json", ".lossledgerrc.json"]) writeFileSync(join(folder, name), "{}");
  before = readdirSync(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In this process, or in a shell what only a shell does. */
async function call(
  command: string,
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  if (/[<>]/.test(command)) return shell(command);
  const args = command
    .split(" ")
    .slice(1)
    .map((word) => word.replaceAll("'", ""));
  const { exitCode, files, ...said } = await runIn(folder, args);
  expect([...files.keys()]).toEqual([]);
  return { status: exitCode, ...said };
}

function shell(command: string) {
  const run = `${process.execPath} ${resolve("bin/lossledger.js")}`;
  const env = { ...process.env, LC_ALL: "C.UTF-8", NO_COLOR: "1" };
  return spawnSync("bash", ["-c", command.replaceAll("LEDGER", run)], {
    encoding: "utf8",
    cwd: folder,
    env,
    input: "",
  });
}

describe("refused before anything is written", () => {
  test.each([
    ["LEDGER -f json=q.log q.log", "q.log"],
    ["LEDGER -f text -f json=./q.log q.log", "q.log"],
    ["LEDGER -f json=link.log q.log", "link.log"],
    ["LEDGER -f json=q.log link.log", "q.log"],
    ["LEDGER -f json=hard.log q.log", "hard.log"],
    ["LEDGER -f json=inner/up/q.log p.log q.log", "inner/up/q.log"],
    ["LEDGER -f json=q.log '*.log'", "q.log"],
    ["LEDGER -f json=q.log < q.log", "q.log"],
    ["LEDGER -f json=q.log - < q.log", "q.log"],
    ["LEDGER check -f json=q.log q.log", "q.log"],
    ["LEDGER check -f json=q.log --against q.log p.log", "q.log"],
    ["LEDGER --model model.json -f json=model.json q.log", "model.json"],
    ["LEDGER check --baseline base.json -f json=base.json q.log", "base.json"],
    ["LEDGER --config own.json -f json=own.json q.log", "own.json"],
    ["LEDGER -f json=.lossledgerrc.json q.log", ".lossledgerrc.json"],
    ["LEDGER --follow q.log --live-to q.log", "q.log"],
    ["LEDGER --follow q.log --report-to q.log", "q.log"],
    ["LEDGER --follow q.log -f json=./q.log", "q.log"],
    ["LEDGER --follow q.log >> q.log", "stdout"],
    ["LEDGER --live --live-to q.log < q.log", "q.log"],
    ["LEDGER --live < q.log >> q.log", "stdout"],
    ["LEDGER -f json=a.out -f csv=a.out q.log", "a.out"],
    ["LEDGER -f json=a.out -f csv=./inner/../a.out q.log", "a.out"],
    ["LEDGER -f json=later.json -f csv=later-link q.log", "later"],
    ["LEDGER --live --live-to a.out -f json=a.out < q.log", "a.out"],
    ["LEDGER run -f json=a.out --live-to a.out -- touch b.out", "a.out"],
    ["LEDGER check -f json=a.out --baseline a.out --update-baseline q.log", "a.out"],
  ])("%s", async (command, named) => {
    const { status, stdout, stderr } = await call(command);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/would be (?:overwritten|written twice|read while it is written)/);
    expect(stderr).toContain(named);
    for (const log of ["q.log", "p.log"])
      expect(readFileSync(join(folder, log)).equals(readFileSync(LOG))).toBe(true);
    expect(readdirSync(folder)).toEqual(before);
    expect(readFileSync(join(folder, "own.json"), "utf8")).toBe("{}");
  });
});

describe("allowed", () => {
  test.each([
    "LEDGER -f json=/dev/null -f csv=/dev/null q.log",
    "LEDGER -f json=one.out -f csv=two.out q.log",
    "LEDGER q.log >> hard.out",
    "LEDGER --live --live-to one.out -f json=two.out < q.log",
    "LEDGER --live --live-to one.out --report-to two.out < q.log",
  ])("%s", (command) => {
    const { status, stderr } = shell(command);
    expect([status, stderr]).toEqual([0, ""]);
  });

  test("ledger lines and the report may go to different places", () => {
    expect(shell("LEDGER --live --live-to lines.out --report-to report.out < q.log").status).toBe(
      0,
    );
    const [lines, report] = ["lines.out", "report.out"].map((name) =>
      readFileSync(join(folder, name), "utf8"),
    );
    expect(lines).toContain(" epoch 11 ");
    expect(lines).not.toContain("stdin ·");
    expect(report).toMatch(/^stdin ·/);
    expect(report).not.toContain(" epoch 11  loss");
  });

  test("one place for both has both", () => {
    const { stderr } = shell("LEDGER --live --live-to both.out --report-to both.out < q.log");
    expect(stderr).toBe("");
    expect(readFileSync(join(folder, "both.out"), "utf8")).toMatch(/ epoch 11 [\s\S]*\nstdin ·/);
  });
});

test.each([
  ["LEDGER --live-to a.out q.log", "--live-to"],
  ["LEDGER --report-to a.out q.log", "--report-to"],
])("%s: there are no such lines", async (command, flag) => {
  const { status, stderr } = await call(command);
  expect(status).toBe(2);
  expect(stderr).toContain(`${flag}: `);
  expect(stderr).toContain("--live");
});
