// The table of exit codes in docs/exit-codes.md, row by row.

import { existsSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { run } from "../helpers/fake-io.ts";

const ROW = /^\| ([^|]+) \| `lossledger ([^`]+)` \| ([012]) \|$/;

const rows = readFileSync("docs/exit-codes.md", "utf8")
  .split("\n")
  .flatMap((line) => {
    const [, situation = "", args = "", code = ""] = ROW.exec(line) ?? [];
    return args === "" ? [] : [[situation, args.split(" "), Number(code)] as const];
  });

describe("exit codes of docs/exit-codes.md", () => {
  test("the table is there", () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(new Set(rows.map(([, , code]) => code))).toEqual(new Set([0, 1, 2]));
  });

  test.each(rows)("%s", async (_, args, code) => {
    const { exitCode, stderr } = await run(args);
    expect(stderr).not.toContain("this is a bug");
    expect(exitCode).toBe(code);
  });
});

test("every test and every attack that holds the contracts is there", () => {
  const named = [
    ...readFileSync("CONTRIBUTING.md", "utf8").matchAll(/`((?:test|scripts)\/[\w./-]+)`/g),
  ];
  expect(named.length).toBeGreaterThan(10);
  for (const [, path = ""] of named) expect(existsSync(path), path).toBe(true);
});
