// action.yml and the script behind it, run as a GitHub runner would; needs `npm run build`.

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { describe, expect, test } from "vitest";

import { environmentFlags, variableOf } from "../src/cli/config/settings.ts";

const action = readFileSync("action.yml", "utf8");
const script = readFileSync("scripts/action.sh", "utf8");

interface Job {
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: string;
  readonly folder: string;
}

function runAction(env: Readonly<Record<string, string>>): Job {
  const folder = mkdtempSync(join(tmpdir(), "lossledger-action-"));
  const [summary, outputs] = [join(folder, "summary.md"), join(folder, "outputs")];
  const [, step = ""] = /^ {6}run: (.+)$/m.exec(action) ?? [];
  // As a runner does: https://docs.github.com/actions/reference/workflow-syntax-for-github-actions, `shell: bash`.
  const shell = ["--noprofile", "--norc", "-eo", "pipefail", "-c", step];
  const { status, stdout, stderr } = spawnSync("bash", shell, {
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"],
      LC_ALL: "C.UTF-8",
      GITHUB_ACTION_PATH: resolve("."),
      GITHUB_WORKSPACE: resolve("."),
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: outputs,
      INPUT_COMMAND: `${process.execPath} bin/lossledger.js`,
      ...env,
    },
  });
  const read = (path: string): string => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return "";
    }
  };
  return {
    code: status,
    log: stdout + stderr,
    summary: read(summary),
    outputs: read(outputs),
    folder,
  };
}

describe("the GitHub action", () => {
  test("every input reaches the script, and every variable of it is known to one side", () => {
    const inputs = [
      ...(/^inputs:\n([\s\S]*?)^outputs:/m.exec(action)?.[1] ?? "").matchAll(/^ {2}([\w-]+):/gm),
    ];
    const passed = [...action.matchAll(/^ {8}(\w+): \$\{\{ inputs\.([\w-]+) \}\}$/gm)];
    const used = passed.map(([, , input]) => input);
    const names = inputs.map(([, name]) => name);
    expect([...used, "working-directory"].toSorted()).toEqual(names.toSorted());
    const variables = environmentFlags.map(variableOf);
    for (const [, variable = ""] of passed) {
      const known = variable.startsWith("INPUT_")
        ? script.includes(variable)
        : variables.includes(variable);
      expect([variable, known]).toEqual([variable, true]);
    }
    // What an input says is never part of a script.
    expect(action.replaceAll(/^ {8}\w+: \$\{\{ .*$/gm, "")).not.toMatch(/run:.*\$\{\{/);
  });

  test("annotates, reports, sums up, and ends with the code of the check", () => {
    const { code, log, summary, outputs } = runAction({
      INPUT_FILES: "fixtures/seed/*.log\n\n",
      LOSSLEDGER_MAX_RESIDUAL: "1%",
      LOSSLEDGER_FAIL_ON: "",
      LOSSLEDGER_EXPECT_PENALTY: "",
    });
    expect(code).toBe(1);
    expect(log).toContain("::error file=fixtures/seed/question.log,line=5,");
    expect(log).toMatch(/2 runs: 1 fail/);
    expect(summary).toContain("## lossledger: 2 runs: 1 fails, 1 passes");
    expect(outputs).toBe("exit-code=1\n");
  });

  test("without a command it runs the bundle beside it", () => {
    const { code, log } = runAction({
      INPUT_COMMAND: "",
      INPUT_FILES: "fixtures/corpus/k2-066/train.log",
    });
    expect(code).toBe(0);
    expect(log).toContain("1 pass");
  });

  test("a checkout without a bundle builds it first, and says what is wrong where it cannot", () => {
    const checkout = mkdtempSync(join(tmpdir(), "lossledger-action-"));
    mkdirSync(join(checkout, "scripts"));
    mkdirSync(join(checkout, "bin"));
    const files = { INPUT_COMMAND: "", INPUT_FILES: "x.log", GITHUB_ACTION_PATH: checkout };
    writeFileSync(join(checkout, "bin", "lossledger.js"), `console.log("runs", process.argv[2])`);
    copyFileSync("scripts/action.sh", join(checkout, "scripts", "action.sh"));
    const build = join(checkout, "scripts", "prepare.cjs");
    writeFileSync(build, `console.log("no registry"); process.exit(1)`);
    expect(runAction(files)).toMatchObject({ code: 2, log: "no registry\n" });
    writeFileSync(build, "");
    expect(runAction(files)).toMatchObject({ code: 0, log: "runs check\n" });
  });

  test("writes reports where it is told, and leaves the summary alone where it is told", () => {
    const target = mkdtempSync(join(tmpdir(), "lossledger-action-"));
    const { code, summary } = runAction({
      INPUT_FILES: "fixtures/corpus/k2-066/train.log",
      INPUT_ARGS: "--min-epochs\n2",
      INPUT_SARIF: join(target, "a b.sarif"),
      INPUT_JUNIT: join(target, "report.xml"),
      INPUT_SUMMARY: "false",
    });
    expect([code, summary]).toEqual([0, ""]);
    expect(JSON.parse(readFileSync(join(target, "a b.sarif"), "utf8")).version).toBe("2.1.0");
    expect(readFileSync(join(target, "report.xml"), "utf8")).toContain('name="min-epochs"');
  });

  test("inputs are data: no file is a flag, and nothing in them runs", () => {
    const { code, log, folder } = runAction({
      INPUT_FILES: "--help\n$(touch pwned)\n`touch pwned`; touch pwned",
    });
    expect(code).toBe(2);
    expect(log).not.toContain("Usage:");
    expect(log).toContain("lossledger: $(touch pwned): no such file");
    expect(folder).not.toBe("");
    expect(() => readFileSync("pwned")).toThrow();
  });
});
