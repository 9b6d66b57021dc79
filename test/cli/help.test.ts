// The help of every command: it fits a screen, names every flag on request, and is what the records say.

import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { commandNames, commandRecords } from "../../src/cli/options/commands.ts";
import { pages } from "../../src/cli/options/pages.ts";
import { flags, flagsOf } from "../../src/cli/options/index.ts";
import { flagValues } from "../helpers/flag-values.ts";
import { run } from "../helpers/fake-io.ts";

const SCREEN = { lines: 40, columns: 80 };

function longOf(spelling: string): string {
  return /--[a-z-]+/.exec(spelling)?.[0] ?? "none";
}

describe.each(commandNames)("help of %s", (name) => {
  test("fits a screen, and has the examples of its record", async () => {
    const { exitCode, stdout, stderr } = await run([name, "--help"]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(SCREEN.lines);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(SCREEN.columns);
    const { examples, exitCodes } = commandRecords[name];
    expect(examples.length).toBeGreaterThan(0);
    for (const [command] of examples) expect(stdout).toContain(`\n  ${command}`);
    expect(stdout).toContain(exitCodes);
  });

  test("names every flag where all are asked for, and else leaves out only what is rare", async () => {
    const { stdout: usual } = await run([name, "--help"]);
    const { exitCode, stdout: all } = await run([name, "--help-all"]);
    expect(exitCode).toBe(0);
    const named = (text: string): readonly string[] =>
      [...text.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, long = ""]) => long);
    const own = flagsOf(name).map((flag) => longOf(flag.flags));
    expect(named(all).filter((long) => long !== "--help")).toEqual(own);
    for (const flag of flagsOf(name))
      if (flag.rare !== true) expect(named(usual)).toContain(longOf(flag.flags));
  });

  test("`help` before its name prints the same", async () => {
    expect(await run(["help", name])).toEqual(await run([name, "--help"]));
  });
});

/** Of use to those who work on the program. */
const NOT_SHIPPED: ReadonlySet<string> = new Set(
  [...readFileSync("package.json", "utf8").matchAll(/"!docs\/([a-z-]+)\.md"/g)].map(
    ([, name]) => name as string,
  ),
);

test("every page of docs/ that the package carries is printed by `help`, and so is every one that is named", async () => {
  const docs = readdirSync("docs").filter((name) => name.endsWith(".md"));
  expect(
    docs
      .map((name) => name.replace(".md", ""))
      .filter((name) => !NOT_SHIPPED.has(name))
      .toSorted(),
  ).toEqual([...pages].toSorted());
  for (const page of pages) {
    const { exitCode, stdout } = await run(["help", page]);
    expect([exitCode, stdout]).toEqual([0, readFileSync(`docs/${page}.md`, "latin1")]);
  }
  expect((await run(["help", "confg"])).stderr).toContain("`config`");
  const { stdout } = await run(["help"]);
  const { stderr } = await run(["help", "something else"]);
  expect(pages.filter((page) => !stdout.includes(page))).toEqual([]);
  expect([...commandNames, ...pages].filter((name) => !stderr.includes(`\`${name}\``))).toEqual([]);
});

test.each([...pages])(
  "in a terminal the paragraphs of %s fit it, and no word of them is lost",
  async (page) => {
    const text = readFileSync(`docs/${page}.md`, "utf8");
    const { stdout } = await run(["help", page], { isTTY: true, columns: 60 });
    const words = (of: string): string => of.replaceAll(/\s+/g, " ").trim();
    expect(words(stdout)).toBe(words(text));
    const prose = stdout.replaceAll(/^```[^]*?^```$/gm, "").split("\n");
    const isWide = (line: string): boolean => line.length > 60 && /^[^|#\s]\S* /.test(line);
    expect(prose.filter(isWide)).toEqual([]);
  },
);

describe("records of flags", () => {
  test("values for completions are among those that the checks take", () => {
    for (const { key, values } of flags) {
      const tried = flagValues[key];
      if (values === undefined || values === "file" || tried === undefined) continue;
      expect(
        values.filter((value) => tried.bad.includes(value)),
        key,
      ).toEqual([]);
      // A choice is complete: what is shown as taken is offered, apart from lists and paths.
      const single = tried.good.filter((value) => !/[,=]/.test(value));
      expect(
        single.filter((value) => !values.includes(value)),
        key,
      ).toEqual([]);
    }
  });
});

test("the help of the program fits a screen, and names every command", async () => {
  const { stdout } = await run(["--help"]);
  expect(stdout.trimEnd().split("\n").length).toBeLessThanOrEqual(SCREEN.lines);
  for (const name of [...commandNames, "help"].filter((one) => one !== "diagnose"))
    expect(stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
});

test.each(["chekc", "hepl"])("`help %s` says what may be meant", async (name) => {
  const { exitCode, stderr } = await run(["help", name]);
  expect([exitCode, stderr.includes("no such command")]).toEqual([2, true]);
});
