// The completion scripts in the shells that they are for; a shell that is not installed is passed over with a note.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { commandNames, commandRecords } from "../../src/cli/options/commands.ts";
import { flags, flagsOf } from "../../src/cli/options/index.ts";
import { SHELLS } from "../../src/cli/options/shells.ts";
import { spellingOf } from "../../src/cli/options/spelling.ts";
import { run } from "../helpers/fake-io.ts";

const folder = mkdtempSync(join(tmpdir(), "lossledger-completions-"));
afterAll(() => rmSync(folder, { recursive: true }));

const pathOf = (shell: string): string => join(folder, `completions.${shell}`);

beforeAll(async () => {
  for (const shell of SHELLS) {
    const { exitCode, stdout } = await run(["completion", shell]);
    expect(exitCode).toBe(0);
    writeFileSync(pathOf(shell), stdout);
  }
});

/** What is offered for the last word of a line; a line with a file's name at its end is not for bash, which completes those by itself. */
type Offers = (line: string) => readonly string[];

const SHELL_OFFERS: Readonly<Record<string, Offers>> = {
  bash(line) {
    const words = line.split(/(=)| /).filter((word) => word !== undefined);
    const said = `source ${pathOf("bash")}; shift; COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _lossledger; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return linesOf("bash", ["--norc", "-c", said, "-", "", ...words]);
  },
  zsh(line) {
    return linesOf("zsh", ["-f", "test/helpers/zsh-offers.zsh", pathOf("zsh"), line]);
  },
  fish(line) {
    const said = `source ${pathOf("fish")}; complete -C (string unescape -- $argv[1])`;
    return linesOf("fish", ["--no-config", "-c", said, line]).map(
      (text) => text.split("\t")[0] ?? "",
    );
  },
};

function linesOf(shell: string, args: readonly string[]): string[] {
  const env = { ...process.env, LC_ALL: "C.UTF-8", TERM: "xterm", HOME: folder };
  const text = execFileSync(shell, args, { encoding: "utf8", env, timeout: 20_000 });
  return text
    .split(/\s*\n/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

function isInstalled(shell: string): boolean {
  const found = spawnSync(shell, ["--version"]).error === undefined;
  if (!found) process.stderr.write(`${shell} is not installed: its completions are not tried\n`);
  return found;
}

const causes = commandRecords.explain.values as readonly string[];
const formatWords = flags.find(({ key }) => key === "format")?.values as readonly string[];
const startingWith = (start: string): readonly string[] =>
  causes.filter((id) => id.startsWith(start));

/** Lines with what must be offered for their last word, and nothing else. */
const LINES: readonly (readonly [line: string, offers: readonly string[]])[] = [
  ["lossledger pars", ["parse"]],
  ["lossledger parse -f ", ["table", "csv", "json", "ndjson"]],
  ["lossledger -f ", formatWords],
  ["lossledger check --format sar", ["sarif"]],
  ["lossledger check --ma", ["--max-residual", "--max-inflated"]],
  ["lossledger check --fail-on str", ["strong"]],
  ["lossledger check --fail-on strong,weight", startingWith("weight").map((id) => `strong,${id}`)],
  ["lossledger --width 80 explain hidden", startingWith("hidden")],
  ["lossledger explain adds-up weight", startingWith("weight")],
  ["lossledger completion ", SHELLS],
  ["lossledger help de", ["demo"]],
  ["lossledger --split v", ["val"]],
];

const names = ["bash", "zsh", "fish"] as const;
const here = new Map(names.map((name) => [name, isInstalled(name)]));

describe.each(names)("%s", (shell) => {
  const offers = SHELL_OFFERS[shell] as Offers;

  test.skipIf(here.get(shell) === false).each(LINES)("%j", (line, expected) => {
    expect([...offers(line)].toSorted()).toEqual([...expected].toSorted());
  });

  test.skipIf(here.get(shell) === false)("--flag=value", () => {
    const word = shell === "bash" ? "never" : "--color=never";
    expect(offers("lossledger --color=ne")).toEqual([word]);
  });

  test.skipIf(here.get(shell) === false)(
    "offers the commands, those of the program and `help`",
    () => {
      const offered = offers("lossledger ");
      for (const name of [...commandNames, "help"]) expect(offered).toContain(name);
    },
  );

  test.skipIf(here.get(shell) === false || shell === "bash")("names of files", () => {
    for (const [start, path] of [
      ["", "fixtures/seed"],
      ["check ", "fixtures/seed"],
      ["--config ", "fixtures/seed"],
      ["--format json=", "json=fixtures/seed"],
    ] as const)
      expect(
        offers(`lossledger ${start}fixtures/see`).map((text) => text.replace(/\/$/, "")),
      ).toEqual([path]);
  });
});

test.skipIf(here.get("bash") === false)(
  "bash completes files by itself where nothing is offered",
  () => {
    const said = linesOf("bash", [
      "--norc",
      "-c",
      `source ${pathOf("bash")}; complete -p lossledger`,
    ]);
    expect(said).toEqual(["complete -o bashdefault -o default -F _lossledger lossledger"]);
    for (const line of [
      "lossledger fixtures/se",
      "lossledger a.log ",
      "lossledger --format json=fix",
      "lossledger --config fix",
    ])
      expect(SHELL_OFFERS["bash"]?.(line)).toEqual([]);
  },
);

describe("PowerShell, by its text", () => {
  const script = async (): Promise<string> => (await run(["completion", "powershell"])).stdout;

  test("has every command and flag, with its values", async () => {
    const text = await script();
    expect(text).toContain("Register-ArgumentCompleter -Native -CommandName lossledger");
    for (const name of commandNames) {
      expect(text).toContain(`$commands['${name}'] = `);
      for (const flag of flagsOf(name))
        expect(text).toContain(`$flags['${spellingOf(flag).long}'] = @{`);
    }
    for (const word of [...formatWords, ...causes]) expect(text).toContain(`'${word}'`);
  });

  test("closes what it opens, and every quoted text on its own line", async () => {
    const open: string[] = [];
    for (const line of (await script())
      .split("\n")
      .filter((text) => !text.trimStart().startsWith("#"))) {
      const code = line.replace(/'(?:[^']|'')*'/g, "''").replace(/"[^"]*"/g, '""');
      expect(code.replaceAll("''", ""), line).not.toContain("'");
      for (const sign of code) {
        if ("({[".includes(sign)) open.push(sign);
        const pair = { ")": "(", "}": "{", "]": "[" }[sign];
        if (pair !== undefined) expect(open.pop(), line).toBe(pair);
      }
    }
    expect(open).toEqual([]);
  });
});

test.each([
  [["fihs"], "did you mean `fish`?"],
  [["tcsh"], "shells are `bash`, `zsh`, `fish`, `powershell`"],
  [[], "no shell is named"],
  [["bash", "zsh"], "there are no completions for this shell"],
])("completion %j says what may be asked for", async (args, said) => {
  const { exitCode, stdout, stderr } = await run(["completion", ...args]);
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(said);
});
