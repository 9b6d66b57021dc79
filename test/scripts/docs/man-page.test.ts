// The manual page: it names everything, and the programs that read such pages find nothing wrong with it.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import manifest from "../../../package.json" with { type: "json" };
import { commandNames } from "../../../src/cli/options/commands.ts";
import { flags } from "../../../src/cli/options/index.ts";
import { flagSpelling } from "../../../src/cli/options/flag.ts";
import { causeSummaries } from "../../../src/pages/explain.ts";

const PAGE = "man/lossledger.1";

/** What a program says about the page; undefined where it is not installed. */
function said(program: string, args: readonly string[]): string | undefined {
  const { error, stdout, stderr } = spawnSync(program, [...args, PAGE], {
    encoding: "utf8",
    env: { ...process.env, MANWIDTH: "80", MAN_KEEP_FORMATTING: "", LC_ALL: "C.UTF-8" },
  });
  if (error !== undefined) {
    process.stderr.write(`${program} is not installed: ${PAGE} is not tried with it\n`);
    return undefined;
  }
  return stdout + stderr;
}

describe(PAGE, () => {
  test("is in the package, as its manual", () => {
    expect(manifest.man).toEqual([PAGE]);
    expect(manifest.files).toContain("man");
  });

  test("names every command, flag and cause", () => {
    const page = readFileSync(PAGE, "utf8").replaceAll("\\-", "-");
    for (const flag of flags) expect(page).toContain(`\\fB${flagSpelling(flag).long}\\fR`);
    for (const name of [...commandNames, ...causeSummaries.map(({ id }) => id)])
      expect(page).toContain(`\n.TP\n\\fB${name}\\fR\n`);
  });

  test("groff finds nothing to warn of", () => {
    expect(said("groff", ["-man", "-ww", "-z"]) ?? "").toBe("");
  });

  test("mandoc misses nothing but a date, which would make every build another page", () => {
    const complaints = (said("mandoc", ["-T", "lint"]) ?? "").split("\n").filter(Boolean);
    expect(complaints.filter((line) => !line.includes('missing date, using "": TH'))).toEqual([]);
  });

  test("man shows it within 80 columns", () => {
    const shown = said("man", ["-l", "-P", "cat"]);
    if (shown === undefined) return;
    expect(shown).toContain("--max-residual size");
    for (const line of shown.split("\n")) expect(line.length, line).toBeLessThanOrEqual(80);
  });
});
