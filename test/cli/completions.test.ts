// The completion scripts in the shells that they are for; a shell that is not installed is passed over with a note.

import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { commandNames, commandRecords } from "../../src/cli/options/commands.ts";
import { flags, flagsOf } from "../../src/cli/options/index.ts";
import { SHELLS } from "../../src/cli/options/shells.ts";
import { flagSpelling } from "../../src/cli/options/flag.ts";
import { run } from "../helpers/fake-io.ts";

const folder = mkdtempSync(join(tmpdir(), "lossledger-completions-"));
afterAll(() => rmSync(folder, { recursive: true }));

const pathOf = (shell: string): string => join(folder, `completions.${shell}`);

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
  ["lossledger check --ma", ["--max-residual"]],
  ["lossledger check --fail-on str", ["strong"]],
  ["lossledger check --fail-on strong,weight", startingWith("weight").map((id) => `strong,${id}`)],
  ["lossledger --width 80 explain hidden", startingWith("hidden")],
  ["lossledger explain adds-up weight", startingWith("weight")],
  ["lossledger completion ", SHELLS],
  ["lossledger help de", ["demo"]],
  ["lossledger help fa", ["faq"]],
  ["lossledger --split v", ["val"]],
];

/** Names of files; bash completes those by itself where nothing is offered. */
const FILES: readonly (readonly [line: string, path: string])[] = [
  ["lossledger fixtures/see", "fixtures/seed"],
  ["lossledger a.log fixtures/see", "fixtures/seed"],
  ["lossledger check fixtures/see", "fixtures/seed"],
  ["lossledger --config fixtures/see", "fixtures/seed"],
  ["lossledger --format json=fixtures/see", "json=fixtures/seed"],
];

/** Those that the shells are asked for; the others are asked of the program itself. */
const ASKED = [
  "lossledger pars",
  "lossledger parse -f ",
  "lossledger check --ma",
  "lossledger check --fail-on strong,weight",
  "lossledger check fixtures/see",
  "lossledger --format json=fixtures/see",
];
const FIRST = "lossledger ";
const ASSIGNED = "lossledger --color=ne";
const ALL = [...ASKED, FIRST, ASSIGNED];
const BETWEEN = "=====";

type Offers = ReadonlyMap<string, readonly string[]>;

/** What a shell offers for each of the lines, which it is asked for all at once. */
const ASK: Readonly<Record<"bash" | "zsh" | "fish", () => Promise<Offers>>> = {
  async bash() {
    const asked = ALL.map((line) => {
      // Bash takes `=` as a word of its own.
      const words = line.split(/(=)| /).filter((word) => word !== undefined);
      return `COMP_WORDS=(${words.map(quoted).join(" ")}); COMP_CWORD=${words.length - 1}; COMP_LINE=${quoted(line)}; COMP_POINT=${line.length}; COMPREPLY=(); _lossledger; printf '%s\\n' "\${COMPREPLY[@]}" ${BETWEEN}`;
    });
    const said = [`source ${pathOf("bash")}`, "complete -p lossledger", ...asked].join("\n");
    const [head = "", ...rest] = (await output("bash", ["--norc", "-c", said])).split("\n");
    expect(head).toBe("complete -o bashdefault -o default -F _lossledger lossledger");
    return answers(rest.join("\n"));
  },
  async zsh() {
    return answers(
      await output("zsh", ["-f", "test/helpers/zsh-offers.zsh", pathOf("zsh"), ...ALL]),
    );
  },
  async fish() {
    const asked = ALL.map((line) => `complete -C ${quoted(line)} | cut -f1; echo ${BETWEEN}`);
    const said = [`source ${pathOf("fish")}`, ...asked].join("\n");
    return answers(await output("fish", ["--no-config", "-c", said]));
  },
};

function quoted(text: string): string {
  return `'${text}'`;
}

function answers(text: string): Offers {
  const each = text.split(`${BETWEEN}\n`);
  return new Map(ALL.map((line, i) => [line, words(each[i] ?? "")]));
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

async function output(shell: string, args: readonly string[]): Promise<string> {
  const PATH = `${folder}${delimiter}${process.env["PATH"] ?? ""}`;
  const env = { ...process.env, PATH, LC_ALL: "C.UTF-8", TERM: "xterm", HOME: folder };
  const { stdout } = await promisify(execFile)(shell, args, { encoding: "utf8", env });
  return stdout;
}

function isInstalled(shell: string): boolean {
  const found = spawnSync(shell, ["--version"]).error === undefined;
  if (!found) process.stderr.write(`${shell} is not installed: its completions are not tried\n`);
  return found;
}

beforeAll(async () => {
  const program = `${process.execPath} ${resolve("bin/lossledger.js")}`;
  writeFileSync(join(folder, "lossledger"), `#!/bin/sh\nexec ${program} "$@"\n`, { mode: 0o755 });
  for (const shell of SHELLS) {
    const { exitCode, stdout } = await run(["completion", shell]);
    expect(exitCode).toBe(0);
    writeFileSync(pathOf(shell), stdout);
  }
});

describe.each(["bash", "zsh", "fish"] as const)("%s", (shell) => {
  const there = isInstalled(shell);
  let offers: Offers = new Map();
  beforeAll(async () => {
    if (there) offers = await ASK[shell]();
  }, 60_000);

  test.skipIf(!there).each(LINES.filter(([line]) => ASKED.includes(line)))(
    "%j",
    (line, expected) => {
      expect(offers.get(line)?.toSorted()).toEqual([...expected].toSorted());
    },
  );

  test.skipIf(!there).each(FILES.filter(([line]) => ASKED.includes(line)))("%j", (line, path) => {
    const found = offers.get(line)?.map((text) => text.replace(/\/$/, ""));
    expect(found).toEqual(shell === "bash" ? [] : [path]);
  });

  test.skipIf(!there)("--flag=value", () => {
    expect(offers.get(ASSIGNED)).toEqual([shell === "bash" ? "never" : "--color=never"]);
  });

  test.skipIf(!there)("offers the commands, those of the program and `help`", () => {
    expect(offers.get(FIRST)).toEqual(expect.arrayContaining([...commandNames, "help"]));
  });
});

describe("what the program offers", () => {
  const offered = async (line: string): Promise<readonly string[]> => {
    const [, ...typed] = line.split(" ");
    const word = typed.pop() ?? "";
    const { exitCode, stdout, stderr } = await run(["__complete", `.${word}`, ...typed]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    return stdout
      .split("\n")
      .flatMap((offer) => (offer === "" ? [] : [offer.split("\t")[0] ?? ""]));
  };

  test.each(LINES)("%j", async (line, expected) => {
    const words = (await offered(line)).filter((offer) => offer !== ":files");
    expect(words.toSorted()).toEqual([...expected].toSorted());
  });

  test.each(FILES)("%j", async (line) => {
    expect(await offered(line)).toEqual([":files"]);
  });

  test.each(commandNames)("every flag of %s, with its help", async (name) => {
    const all = await offered(`lossledger ${name} -`);
    for (const flag of flagsOf(name)) expect(all).toContain(flagSpelling(flag).long);
    expect(all).toEqual(expect.arrayContaining(["--help", "-h", "--help-all"]));
  });

  test("nothing for the value of a flag that takes any text, files behind `--`", async () => {
    expect(await offered("lossledger --weights a")).toEqual([]);
    expect(await offered("lossledger run -- pyth")).toEqual([":files"]);
    expect(await offered("lossledger --weights=a")).toEqual([]);
    expect(await offered("lossledger --nonsense=a")).toEqual([]);
  });
});

test("PowerShell asks as the other shells do", async () => {
  const { stdout } = await run(["completion", "powershell"]);
  expect(stdout).toContain("Register-ArgumentCompleter -Native -CommandName lossledger");
  expect(stdout).toContain('lossledger __complete ".$wordToComplete" @before');
});

test.each([
  [["fihs"], "did you mean `fish`?"],
  [["tcsh"], "shells are `bash`, `zsh`, `fish`, `powershell`"],
  [[], "no shell is named"],
  [["bash", "zsh"], "no completions for this shell"],
])("completion %j says what may be asked for", async (args, said) => {
  const { exitCode, stdout, stderr } = await run(["completion", ...args]);
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(said);
});
