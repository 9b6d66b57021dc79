// `npm run new` in a copy of the sources: what it lays out has the right types, and stands in its index.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const KINDS = [
  ["cause", "src/causes/clauses.ts", "src/causes/pages/made-up.md", "test/causes/made-up.test.ts"],
  [
    "printer",
    "src/dialects/printers/index.ts",
    "src/dialects/printers/made-up.ts",
    "test/dialects/printers/made-up.test.ts",
  ],
  [
    "format",
    "src/report/formats/index.ts",
    "src/report/formats/made-up.ts",
    "test/report/made-up.test.ts",
  ],
  ["rule", "src/check/rules/index.ts", "src/check/rules/made-up.ts", "test/check/made-up.test.ts"],
] as const;

let copy = "";
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "lossledger-new-"));
  for (const name of ["src", "test/helpers", "scripts", "package.json", "tsconfig.json"])
    cpSync(name, join(copy, name), { recursive: true });
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
});
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

function make(...args: readonly string[]): string {
  return execFileSync(process.execPath, ["scripts/new.mjs", ...args], {
    cwd: copy,
    encoding: "utf8",
    stdio: "pipe",
  });
}

describe("npm run new", () => {
  test.each(KINDS)("%s: file, line in the index, test", (kind, index, file, own) => {
    const said = make(kind, "made-up");
    for (const path of [file, own, index]) expect(said).toContain(`wrote ${path}\n`);
    expect(readFileSync(join(copy, file), "utf8")).toMatch(/"made-up"|^# Made up$/m);
    expect(readFileSync(join(copy, own), "utf8")).toContain("expect(");
    const lines = readFileSync(join(copy, index), "utf8").split("\n");
    if (kind === "cause") {
      expect(lines).toContain('  "made-up": { clause: () => "" },');
      return;
    }
    expect(lines).toContain('import { madeUp } from "./made-up.ts";');
    expect(lines).toContain("  madeUp,");
  });

  test("what is laid out has the right types", () => {
    const tsc = resolve("node_modules/typescript/bin/tsc");
    // In one thread and without collecting garbage: 2.7 s of the processor in place of 4.5 (TypeScript 7.0).
    const args = [tsc, "--noEmit", "--singleThreaded", "-p", "tsconfig.json"];
    const said = execFileSync(process.execPath, args, {
      cwd: copy,
      encoding: "utf8",
      stdio: "pipe",
      env: { ...process.env, GOGC: "off" },
    });
    expect(said).toBe("");
  });

  test.each([[], ["cause"], ["cause", "Not a name"], ["thing", "x"], ["rule", "min-epochs"]])(
    "%s %s is refused",
    (...args) => {
      expect(() => make(...args)).toThrow();
    },
  );
});
