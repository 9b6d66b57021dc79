// Where settings come from, which of them wins, and what is said of those that are wrong.

import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { describe, expect, test } from "vitest";

import { checkKeys, configKeys } from "../../src/cli/config/config-schema.ts";
import { environmentFlags, variableOf } from "../../src/cli/config/settings.ts";
import type { FileShape } from "../../src/cli/options/flag.ts";
import { run } from "../helpers/fake-io.ts";

/** A folder with these files, and in it the folder that the command runs in. */
function folderWith(files: Readonly<Record<string, string | object>>, cwd = "."): string {
  const root = mkdtempSync(join(tmpdir(), "lossledger-config-"));
  mkdirSync(join(root, ".git"));
  mkdirSync(join(root, cwd), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    const text = typeof content === "string" ? content : JSON.stringify(content);
    writeFileSync(join(root, path), text);
  }
  return join(root, cwd);
}

/** What `--print-config` says of a key: its value and where it came from. */
async function settingOf(
  key: string,
  cwd: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { stdout, stderr } = await run(["check", ...args, "--print-config"], { cwd, env });
  const line = stdout.split("\n").find((one) => one.startsWith(`${key} `)) ?? stderr;
  return line.split(/ {2,}/).slice(1);
}

async function refusal(files: Readonly<Record<string, string | object>>): Promise<string> {
  const { exitCode, stderr } = await run(["check", "--print-config"], { cwd: folderWith(files) });
  expect(exitCode).toBe(2);
  return stderr.split("\n")[0] ?? "";
}

const RC = ".lossledgerrc.json";

describe("configuration", () => {
  test.each([
    [{ [RC]: { check: { maxResidual: "1%" } } }, "1%", `${RC}: check.maxResidual`],
    [
      { ".lossledgerrc": { check: { maxResidual: 0.5 } } },
      "0.5",
      ".lossledgerrc: check.maxResidual",
    ],
    [
      { "package.json": { lossledger: { check: { maxResidual: { train: "1%", val: 2 } } } } },
      "train=1%,val=2",
      "package.json: lossledger.check.maxResidual",
    ],
    [
      { "pyproject.toml": '[tool.lossledger.check]\nmax-residual = "1%"\n' },
      "1%",
      "pyproject.toml: tool.lossledger.check.max-residual",
    ],
    [
      { "package.json": { name: "lossledger-user" }, "pyproject.toml": "[x" },
      "(not set)",
      "default",
    ],
  ])("%j: %s", async (files, value, origin) => {
    expect(await settingOf("check.maxResidual", folderWith(files))).toEqual([value, origin]);
  });

  test("flags win over the environment, the environment over the file", async () => {
    const cwd = folderWith({ [RC]: { check: { minEpochs: 3, failOn: "none" }, quiet: true } });
    const env = { LOSSLEDGER_MIN_EPOCHS: "5", LOSSLEDGER_FAIL_ON: "moderate" };
    const of = (key: string) => settingOf(key, cwd, ["--min-epochs", "7"], env);
    expect(await of("check.minEpochs")).toEqual(["7", "--min-epochs"]);
    expect(await of("check.failOn")).toEqual(["moderate", "LOSSLEDGER_FAIL_ON"]);
    expect(await of("quiet")).toEqual(["true", `${RC}: quiet`]);
    expect(await of("width")).toEqual(["79", "default"]);
  });

  test("the nearest file holds, up to the folder with .git", async () => {
    const near = folderWith({ [RC]: { width: 50 }, "a/.lossledgerrc": { width: 60 } }, "a/b");
    expect(await settingOf("width", near)).toEqual(["60", "../.lossledgerrc: width"]);
    const beyond = folderWith({ [RC]: { width: 50 }, "repo/.git": "gitdir: elsewhere" }, "repo/b");
    expect(await settingOf("width", beyond)).toEqual(["79", "default"]);
    const home = folderWith({ [RC]: { width: 50 } }, "user/b");
    expect(await settingOf("width", home, [], { HOME: dirname(home) })).toEqual(["79", "default"]);
  });

  test("--config names a file, --no-config reads none", async () => {
    const cwd = folderWith({ [RC]: { width: 50 }, "ci.json": { width: 60 } });
    const ci = join(cwd, "ci.json");
    expect(await settingOf("width", cwd, ["--config", ci])).toEqual(["60", "ci.json: width"]);
    expect(await settingOf("width", cwd, [], { LOSSLEDGER_CONFIG: ci })).toEqual([
      "60",
      "ci.json: width",
    ]);
    expect(await settingOf("width", cwd, ["--no-config"])).toEqual(["79", "default"]);
  });

  test("paths in a file start from its folder", async () => {
    const cwd = folderWith(
      { [RC]: { format: ["text", "sarif=out/a.sarif"], check: { baseline: "base.json" } } },
      "sub",
    );
    expect(await settingOf("check.baseline", cwd)).toEqual([
      "../base.json",
      `../${RC}: check.baseline`,
    ]);
    expect((await settingOf("format", cwd))[0]).toBe('["text","sarif=../out/a.sarif"]');
  });

  test("names of components may hold anything", async () => {
    const log = "Epoch 1/2\n1/1 - 0s - loss: 3.0 - a,b_loss: 1.0 - c=d_loss: 2.0\n";
    const cwd = folderWith({ [RC]: { weights: { "a,b_loss": 1, "c=d": 1 } } });
    const { stdout } = await run(["check", "--verbose", "-"], { cwd, stdin: log });
    expect(stdout.replace(/\s+/g, " ")).toContain("adds up with the given weights (1, 1)");
  });

  test.each([
    [{ [RC]: "{" }, `${RC}: not JSON`],
    [{ [RC]: [] }, `${RC}: a table of keys and values is needed`],
    [{ [RC]: { check: 1 } }, `${RC}: check: a table of keys and values is needed`],
    [
      { [RC]: { check: { maxResidul: 1 } } },
      `${RC}: check.maxResidul: no such key; did you mean \`maxResidual\`?`,
    ],
    [
      { [RC]: { maxResidual: 1 } },
      `${RC}: maxResidual: no such key; did you mean \`check.maxResidual\`?`,
    ],
    [
      { [RC]: { check: { weights: "1" } } },
      `${RC}: check.weights: no such key; did you mean \`weights\`, which is no part of \`check\`?`,
    ],
    [
      { [RC]: { check: { maxResidual: { test: 1 } } } },
      `${RC}: check.maxResidual.test: no such key; known are train, val`,
    ],
    [
      { "pyproject.toml": '[tool.lossledger]\nmax_residual = "1%"\n' },
      "pyproject.toml: tool.lossledger.max_residual: no such key; did you mean `check.max-residual`?",
    ],
    [{ [RC]: { zzzzzz: 1 } }, `${RC}: zzzzzz: no such key; known are total`],
    [{ [RC]: '{"__proto__": {"quiet": true}}' }, `${RC}: __proto__: no such key`],
    [{ [RC]: { quiet: "yes" } }, `${RC}: quiet: true or false is needed`],
    [
      { [RC]: { check: { maxResidual: "1%%" } } },
      `${RC}: check.maxResidual: \`1%%\`: give a share of the total`,
    ],
    [{ [RC]: { weights: { a: -1 } } }, `${RC}: weights: \`{"a":-1}\`: \`-1\` is not a weight`],
    [
      { [RC]: { "fail-on": "x", check: { "fail-on": "none", failOn: "none" } } },
      `${RC}: failOn: it is given twice`,
    ],
    [
      { [RC]: {}, "package.json": { lossledger: {} } },
      `${RC}: \`${RC}\`, \`package.json\` all configure`,
    ],
    [{ "pyproject.toml": "[tool.lossledger]\nx = \n" }, "pyproject.toml: not TOML, line 2"],
    [
      { "pyproject.toml": '[tool.lossledger.check]\nfail-no = "strong"\n' },
      "pyproject.toml: tool.lossledger.check.fail-no: no such key; did you mean `fail-on`?",
    ],
  ])("%j is refused", async (files, said) => {
    expect(await refusal(files)).toContain(`lossledger: ${said}`);
  });

  test.each([
    [{ LOSSLEDGER_MAX_RESIDUL: "1" }, "LOSSLEDGER_MAX_RESIDUL: no such environment variable"],
    [{ LOSSLEDGER_QUIET: "maybe" }, "LOSSLEDGER_QUIET: `maybe`: `true` or `false` is needed"],
    [{ LOSSLEDGER_WIDTH: "wide" }, "LOSSLEDGER_WIDTH: `wide`: give a whole number"],
  ])("the environment %j is refused", async (env, said) => {
    const { exitCode, stderr } = await run(["check", "--print-config"], { env });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(said);
  });
});

/** What a setting may be, in the words of the page. */
const WORDS: Readonly<Record<FileShape, string>> = {
  text: "text",
  texts: "text, or a list",
  "yes-no": "true or false",
  whole: "a number",
  path: "path",
  range: "text or a number",
  weights: "text, a list of numbers, or a number for each name",
  budgets: "text, a number (an amount), or one for `train` and `val`",
};

describe("docs/config.md", () => {
  const page = readFileSync("docs/config.md", "utf8");

  test("every setting is in its table, under its names", () => {
    const settings = environmentFlags;
    for (const flag of settings) {
      const long = /--[a-z-]+/.exec(flag.flags)?.[0];
      const name = `${flag.below === undefined ? "" : `${flag.below}.`}${flag.key}`;
      const inFile = (flag.below === undefined ? configKeys : checkKeys).includes(flag.key);
      const first = inFile ? `| \`${name}\` ` : "| ";
      const words = flag.inFile === undefined ? "" : `${WORDS[flag.inFile]} `;
      expect(page).toContain(`${first}| \`${long}\` | \`${variableOf(flag)}\` | ${words}|`);
    }
    const inFiles = settings.filter(({ key }) => [...configKeys, ...checkKeys].includes(key));
    expect(inFiles).toHaveLength(configKeys.length - 1 + checkKeys.length);
  });

  test("its examples are taken", async () => {
    const examples = [...page.matchAll(/`([\w.]+)`:\n\n```\w+\n([\s\S]*?)```/g)];
    expect(examples).toHaveLength(3);
    for (const [, name = "", text = ""] of examples) {
      const cwd = folderWith({ [name]: text });
      const { exitCode, stdout } = await run(["check", "--print-config"], { cwd });
      expect([exitCode, stdout.includes(`${name}: `)]).toEqual([0, true]);
    }
  });
});
