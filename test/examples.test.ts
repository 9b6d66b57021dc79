// Every example of help and documentation is run, in a folder with the files that they name; where a page shows output, it is the real one.

import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { commandNames, commandRecords } from "../src/cli/options/commands.ts";
import { run as runInside } from "./helpers/fake-io.ts";
import { createPlayground, type Playground, twoBranches } from "./helpers/playground.ts";

const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  "python/README.md",
  ...["docs", "docs/causes"].flatMap((folder) =>
    readdirSync(folder).flatMap((name) => (name.endsWith(".md") ? [`${folder}/${name}`] : [])),
  ),
];

interface Example {
  readonly page: string;
  readonly command: string;
  /** What the page shows of its output. */
  readonly printed?: string;
}

/** Words that stand for something, in examples that show the shape of a command. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  CAUSE: "weight-penalty",
  '"a_loss,b_loss,OTHER_COLUMN"': "a_loss,b_loss,a_mse",
  FILE: "train.log",
};

/** Rows that docs/exit-codes.md has tested by themselves, with their exit codes (test/check/contracts.test.ts). */
const CONTRACT_ROW = /^\| .* \| `lossledger [^`]+` \| [012] \|$/gm;

const texts = new Map(PAGES.map((page) => [page, readFileSync(page, "utf8")]));

function examplesOf(page: string): Example[] {
  const found: Example[] = [];
  const text = texts.get(page)?.replace(CONTRACT_ROW, "") ?? "";
  const add = (shape: string, printed?: string): void => {
    const words = shape.trim().split(" ");
    const command = words.map((word) => PLACEHOLDERS[word] ?? word).join(" ");
    found.push({ page, command, ...(printed === undefined ? {} : { printed }) });
  };
  const prose = text.replace(/^```(\w*)\n([^]*?)^```$/gm, (_, language: string, block: string) => {
    if (language === "console")
      for (const [, command = "", printed = ""] of block.matchAll(/^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm))
        add(command, printed);
    if (language === "sh")
      for (const line of block.split("\n"))
        if (/(?:^|\s)lossledger\s/.test(line)) add(line.replace(/^npm ci && |\s#.*$/g, ""));
    if (language === "yaml")
      for (const [command] of block.matchAll(/npx lossledger .*/g)) add(command);
    return "";
  });
  for (const [, command = ""] of prose.matchAll(/`((?:npx )?lossledger [^`]+)`/g)) {
    // A name alone stands for the command, and is no example.
    if (!commandNames.some((name) => command === `lossledger ${name}`)) add(command);
  }
  return found;
}

const shown = PAGES.flatMap(examplesOf);
const helped = commandNames.flatMap((name) =>
  commandRecords[name].examples.map(([command]) => ({ page: `${name} --help`, command })),
);

let playground: Playground;
const home = process.cwd();
beforeAll(() => {
  playground = createPlayground();
  process.chdir(playground.folder);
});
afterAll(() => {
  process.chdir(home);
  playground.remove();
});

interface Result {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Each is run once; pages show some of the others' too. */
const results = new Map<string, Promise<Result>>();

function resultOf(command: string): Promise<Result> {
  const result = results.get(command) ?? runExample(command);
  results.set(command, result);
  return result;
}

/** What needs a shell or another process is run as it stands; the rest within this one. */
async function runExample(command: string): Promise<Result> {
  const isEndless = command.includes(" --follow ");
  // What a script of completions is written to matters to no one.
  const [own = ""] = command.split(/(?<=^lossledger completion \w+) > /);
  const needsShell = isEndless || /["'|<>$&]|\bpython\b(?!\/)/.test(own);
  if (!needsShell)
    return await runInside(own.replace(/^npx /, "").split(" ").slice(1), {
      stdin: twoBranches(20),
    });
  const env = {
    PATH: playground.path,
    LC_ALL: "C.UTF-8",
    NO_COLOR: "1",
    GITHUB_STEP_SUMMARY: "summary.md",
    // Where compiled code is kept: without it each start takes twice as long.
    XDG_CACHE_HOME: `${playground.folder}/.cache`,
  };
  // Ctrl-C after a second; its exit code says that there was a report.
  const script = isEndless
    ? `timeout --preserve-status -s INT 1 ${command} || [ $? = 130 ]`
    : `set -o pipefail; ${command}`;
  return await promisify(execFile)("bash", ["-c", script], { cwd: playground.folder, env }).then(
    (output) => ({ exitCode: 0, ...output }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      ...error,
      exitCode: error.code,
    }),
  );
}

test("there are examples, in every page that shows commands", () => {
  expect(shown.filter(({ page }) => page === "README.md").length).toBeGreaterThan(10);
  expect(new Set(shown.map(({ page }) => page)).size).toBeGreaterThan(5);
  for (const page of PAGES) {
    const blocks = texts.get(page)?.match(/^```console$/gm)?.length ?? 0;
    const printing = shown.filter((one) => one.page === page && one.printed !== undefined);
    expect(printing.length, page).toBeGreaterThanOrEqual(blocks);
  }
});

describe.each([...new Set([...helped, ...shown].map(({ page }) => page))])("%s", (page) => {
  const own = [...helped, ...shown].filter((example: Example) => example.page === page);

  test.each(own.map((example) => [example.command, example as Example] as const))(
    "%s",
    async (command, { printed }) => {
      const { exitCode, stdout, stderr } = await resultOf(command);
      expect(stderr).not.toContain("this is a bug");
      expect(exitCode, stderr).toBeLessThanOrEqual(/\bcheck\b/.test(command) ? 1 : 0);
      // A page may show a part: lines in a row.
      if (printed !== undefined) expect(`\n${stdout}`).toContain(`\n${printed.trimEnd()}\n`);
    },
  );
});
