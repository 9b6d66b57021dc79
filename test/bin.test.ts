// The program as a process: pipes, a reader that goes away, exit codes. Runs the bundle, so `npm run build` comes first.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

import { describe, expect, test } from "vitest";

import * as source from "../src/index.ts";

const BIN = "bin/lossledger.js";
const QUESTION = "fixtures/seed/question.log";

function run(args: readonly string[], input?: string) {
  const env = { ...process.env, NO_COLOR: "1", LC_ALL: "C.UTF-8" };
  return spawnSync(process.execPath, [BIN, ...args], { encoding: "utf8", input: input ?? "", env });
}

function shell(command: string) {
  const env = { ...process.env, LC_ALL: "C.UTF-8" };
  return spawnSync("bash", ["-c", `set -o pipefail; ${command}`], {
    encoding: "utf8",
    env,
    maxBuffer: 2 ** 24,
  });
}

/** A log of so many epochs. */
function epochs(length: number): string {
  const row = (i: number): string => `Epoch ${i}/9\n5/5 - 1s - loss: 1.5 - a_loss: 1.${i % 7}\n`;
  return Array.from({ length }, (_, i) => row(i)).join("");
}

describe("the program", () => {
  test("--version prints the version of package.json", () => {
    const { status, stdout } = run(["--version"]);
    expect([status, stdout]).toEqual([0, "0.1.0\n"]);
  });

  test("the bundle says of numbers with all digits what its source says", async () => {
    const built = (await import(resolve("dist/index.js"))) as typeof source;
    const said = ({ analyze, findFormat, plainStyle }: typeof source, file: string) =>
      findFormat("json")?.render(analyze(readFileSync(file)), {
        style: plainStyle(true),
        width: 80,
        verbose: false,
      });
    const files = readdirSync("fixtures/corpus")
      .map((name) => `fixtures/corpus/${name}/log.csv`)
      .filter(existsSync)
      // Where a setting of the bundler dropped writes to typed arrays, 42 of 46 were another.
      .filter((_, i) => i % 4 === 0);
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expect(said(built, file)).toBe(said(source, file));
  });

  test("compiled code is left by the first runs, each with that of those before it", () => {
    const folder = mkdtempSync(join(tmpdir(), "lossledger-compiled-"));
    const env = { ...process.env, XDG_CACHE_HOME: folder };
    const sizes = Array.from({ length: 9 }, (_, i) => {
      const name = i % 2 === 0 ? "answer" : "question";
      const { status } = spawnSync(process.execPath, [BIN, `fixtures/seed/${name}.log`], { env });
      expect(status).toBe(0);
      const names = readdirSync(join(folder, "lossledger")).filter((one) =>
        one.startsWith("library"),
      );
      expect(names).toHaveLength(1);
      return readFileSync(join(folder, "lossledger", names[0] as string)).length;
    });
    const [first = 0, second = 0] = sizes;
    expect(second).toBeGreaterThan(1.1 * first);
    expect(sizes.at(-1)).toBe(sizes.at(-2));
  });

  test("a run that sets flags of V8 leaves no compiled code, which the next one would refuse", () => {
    const folder = mkdtempSync(join(tmpdir(), "lossledger-flags-"));
    const env = { ...process.env, XDG_CACHE_HOME: folder };
    const log = join(folder, "long.log");
    writeFileSync(log, epochs(2 ** 14));
    expect(spawnSync(process.execPath, [BIN, log], { env }).status).toBe(0);
    expect(existsSync(join(folder, "lossledger"))).toBe(false);
  });

  test("a run that V8 compiles less for leaves compiled code that a small one takes", () => {
    const folder = mkdtempSync(join(tmpdir(), "lossledger-less-"));
    const env = { ...process.env, XDG_CACHE_HOME: folder };
    const log = join(folder, "some.log");
    writeFileSync(log, epochs(2 ** 9));
    const left = [log, QUESTION].map((path) => {
      expect(spawnSync(process.execPath, [BIN, path], { env }).status).toBe(0);
      const names = readdirSync(join(folder, "lossledger"));
      return names.map((name) => readFileSync(join(folder, "lossledger", name)).at(-1));
    });
    expect(left).toEqual([
      [1, 1],
      [2, 2],
    ]);
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
      `node ${BIN} --format json ${QUESTION} ${`${QUESTION} `.repeat(12)}| head -1`,
    );
    expect(stdout).toBe("{\n");
    expect(stderr).toBe("");
  });

  test("writes long reports to a pipe in full", () => {
    const { status, stdout } = shell(
      `node ${BIN} --format json ${`${QUESTION} `.repeat(12)} | cat`,
    );
    expect(status).toBe(0);
    expect(JSON.parse(stdout).runs).toHaveLength(12);
  });

  test("writes a report to a file, whole or not at all", () => {
    const path = join(mkdtempSync(join(tmpdir(), "lossledger-")), "report.json");
    const { status, stdout, stderr } = run(["--format", `json=${path}`, QUESTION]);
    expect([status, stdout, stderr]).toEqual([0, "", ""]);
    expect(JSON.parse(readFileSync(path, "utf8")).schema).toBe("lossledger/v1");
    expect(readdirSync(dirname(path))).toEqual(["report.json"]);
  });

  test("finds the logs that come with it, wherever it is called from", () => {
    const bin = resolve(BIN);
    const env = { ...process.env, NO_COLOR: "1", LC_ALL: "C.UTF-8" };
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [bin, "demo", "--log", "loss-weights"],
      { encoding: "utf8", cwd: tmpdir(), env },
    );
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(readFileSync("fixtures/seed/answer.log", "utf8"));
  });

  test("inflates gzip from a file and from a pipe", () => {
    const path = "fixtures/containers/question.log.gz";
    expect(run([path]).stdout).toContain("of loss is in no printed column");
    const { stdout } = shell(`node ${BIN} < ${path}`);
    expect(stdout).toBe(shell(`node ${BIN} < ${QUESTION}`).stdout);
  });

  test.skipIf(!existsSync("/dev/full")).each([QUESTION, "--version", "--help"])(
    "a full disk behind stdout is said: %s",
    (argument) => {
      const { status, stderr } = shell(`node ${BIN} ${argument} > /dev/full`);
      expect(status).toBe(2);
      expect(stderr).toContain("stdout: it could not be written: no space left");
    },
  );

  test.each([
    [["--wieghts", "1"], "--weights"],
    [["missing.log"], "no such file"],
    [["fixtures/config"], "no log in this folder"],
  ])("%j ends with 2 and says why", (args, said) => {
    const { status, stdout, stderr } = run(args);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(said);
  });

  test.each([
    ["LEDGER < fixtures", "stdin: this is a folder"],
    ["LEDGER --live < fixtures", "stdin: this is a folder"],
    ["LEDGER --live --live-to /dev/full < QUESTION", "/dev/full: it could not be written"],
    ["LEDGER --live < QUESTION 2>&1 >/dev/null >/dev/full", "stdout: it could not be written"],
  ])("%s names what is wrong", (command, said) => {
    const named = command.replace("LEDGER", `node ${BIN}`).replace("QUESTION", QUESTION);
    const { status, stdout, stderr } = shell(named);
    expect(status).toBe(2);
    expect(stdout + stderr).toContain(said);
  });

  test.skipIf(!existsSync("/proc/self/status"))("a file that has no size is read", () => {
    const { status, stderr } = run(["/proc/self/status"]);
    expect(status).toBe(2);
    expect(stderr).toContain("but no row with a loss");
  });

  test.skipIf(process.platform !== "linux")("a name that is not UTF-8 is said to be that", () => {
    const folder = mkdtempSync(join(tmpdir(), "lossledger-"));
    const { stderr, status } = shell(
      `cp ${QUESTION} ${folder}/$(printf 'caf\\xe9').log && node ${BIN} ${folder}/*.log ${folder}`,
    );
    expect(status).toBe(2);
    expect(stderr.match(/its name is not UTF-8/g)).toHaveLength(2);
  });

  test("an empty pipe ends with 2", () => {
    const { status, stderr } = run([], "");
    expect(status).toBe(2);
    expect(stderr).toContain("the log is empty");
  });
});
