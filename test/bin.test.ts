// The program as a process: pipes, a reader that goes away, exit codes. Runs the bundle, so `npm run build` comes first.

import { spawnSync } from "node:child_process";

import { describe, expect, test } from "vitest";

const BIN = "bin/lossledger.js";
const QUESTION = "fixtures/seed/question.log";

function run(args: readonly string[], input?: string) {
  const env = { ...process.env, NO_COLOR: "1", LC_ALL: "C.UTF-8" };
  return spawnSync(process.execPath, [BIN, ...args], { encoding: "utf8", input: input ?? "", env });
}

function shell(command: string) {
  const env = { ...process.env, LC_ALL: "C.UTF-8" };
  return spawnSync("bash", ["-c", `set -o pipefail; ${command}`], { encoding: "utf8", env });
}

describe("the program", () => {
  test("--version prints the version of package.json", () => {
    const { status, stdout } = run(["--version"]);
    expect([status, stdout]).toEqual([0, "0.1.0\n"]);
  });

  test("reads a file and a pipe alike", () => {
    const file = run([QUESTION]);
    const pipe = shell(`node ${BIN} < ${QUESTION}`);
    expect(file.status).toBe(0);
    expect(pipe.status).toBe(0);
    expect(pipe.stdout).toBe(file.stdout.replace(QUESTION, "stdin"));
    expect(file.stderr + pipe.stderr).toBe("");
  });

  test("is quiet when the reader goes away", () => {
    const { stdout, stderr } = shell(
      `node ${BIN} --format json ${QUESTION} ${`${QUESTION} `.repeat(40)}| head -1`,
    );
    expect(stdout).toBe("{\n");
    expect(stderr).toBe("");
  });

  test("writes long reports to a pipe in full", () => {
    const { status, stdout } = shell(
      `node ${BIN} --format json ${`${QUESTION} `.repeat(40)} | cat`,
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout).runs).toHaveLength(40);
  });

  test.each([
    [["--wieghts", "1"], "--weights"],
    [["missing.log"], "no such file"],
    [["fixtures"], "directory"],
  ])("%j ends with 2 and says why", (args, said) => {
    const { status, stdout, stderr } = run(args);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(said);
  });

  test("an empty pipe ends with 2", () => {
    const { status, stderr } = run([], "");
    expect(status).toBe(2);
    expect(stderr).toContain("nothing in it");
  });
});
