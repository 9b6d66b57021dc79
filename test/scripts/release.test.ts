// What stands ready for a release: the address of the repository, and what a tag is held to.

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "lossledger-release-"));
const FILES = ["package.json", "python/pyproject.toml", "docs/formats.md", "CHANGELOG.md"];
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

beforeEach(() => {
  for (const name of ["python", "docs"]) mkdirSync(join(folder, name), { recursive: true });
  for (const file of FILES) cpSync(file, join(folder, file));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (file: string): string => readFileSync(join(folder, file), "utf8");

function script(name: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve("scripts", `${name}.mjs`), ...args],
    { cwd: folder, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

describe("set-repository", () => {
  test.each(["https://github.com/someone/ledger", "https://github.com/someone/ledger.git"])(
    "%s",
    (address) => {
      expect(script("set-repository", address).status).toBe(0);
      expect(JSON.parse(read("package.json"))).toMatchObject({
        homepage: "https://github.com/someone/ledger#readme",
        bugs: { url: "https://github.com/someone/ledger/issues" },
        repository: { type: "git", url: "git+https://github.com/someone/ledger.git" },
      });
      expect(read("python/pyproject.toml")).toContain(
        'Repository = "https://github.com/someone/ledger"\n',
      );
      expect(read("docs/formats.md")).toContain("- repo: https://github.com/someone/ledger\n");
      expect(read("docs/formats.md")).toContain(`- uses: someone/ledger@v${version}\n`);
    },
  );

  test("run again it puts in the new address, and nothing twice", () => {
    script("set-repository", "https://github.com/someone/ledger");
    const once = FILES.map(read);
    expect(script("set-repository", "https://github.com/someone/ledger").stdout).toBe("");
    expect(FILES.map(read)).toEqual(once);
    script("set-repository", "https://example.org/other/place");
    expect(FILES.map(read)).toEqual(
      once.map((text) =>
        text
          .replaceAll("github.com/someone/ledger", "example.org/other/place")
          .replaceAll("someone/ledger@", "other/place@"),
      ),
    );
  });

  test.each(["", "someone/ledger", "https://github.com/", "javascript:alert(1)"])(
    "%j is refused, and nothing is written",
    (address) => {
      expect(script("set-repository", address).status).toBe(2);
      for (const file of FILES) expect(read(file)).toBe(readFileSync(file, "utf8"));
    },
  );
});

test("release-check says all that is missing, and nothing where all is there", () => {
  const before = script("release-check", "v9.9.9");
  expect(before.status).toBe(1);
  for (const words of ["the tag is v9.9.9", "CHANGELOG.md has no heading", "set-repository"])
    expect(before.stderr).toContain(words);
  script("set-repository", "https://github.com/someone/ledger");
  writeFileSync(
    join(folder, "CHANGELOG.md"),
    read("CHANGELOG.md").replace(
      "## [Unreleased]",
      `## [Unreleased]\n\n## [${version}] - 2030-01-01`,
    ),
  );
  expect(script("release-check", `v${version}`)).toEqual({ status: 0, stdout: "", stderr: "" });
});
