import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { filesLike } from "../../src/source/files-like.ts";

const root = mkdtempSync(join(tmpdir(), "lossledger-like-"));
const FILES = [
  "a.log",
  "b.log",
  "note.txt",
  ".c.log",
  "runs/1/x.log",
  "runs/2/x.log",
  "runs/y.log",
];

beforeAll(() => {
  for (const file of [...FILES, `${"deep/".repeat(10)}z.log`]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), "");
  }
  symlinkSync(join(root, "runs"), join(root, "linked"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function like(pattern: string) {
  const limits = { tooDeep: null, tooMany: null };
  const found = await filesLike(`${root}/${pattern}`, limits);
  return { found: found.map((path) => relative(root, path)), limits };
}

describe("a pattern", () => {
  test.each([
    ["*.log", ["a.log", "b.log"]],
    ["?.*", ["a.log", "b.log"]],
    ["[!a].log", ["b.log"]],
    ["{a,runs/y}.log", ["a.log", "runs/y.log"]],
    ["runs/*.log", ["runs/y.log"]],
    ["runs/*/x.log", ["runs/1/x.log", "runs/2/x.log"]],
    ["runs/**/*.log", ["runs/1/x.log", "runs/2/x.log", "runs/y.log"]],
    ["./runs/*/../1/*.log", []],
    ["none/*.log", []],
    ["*", ["a.log", "b.log", "note.txt"]],
  ] as const)("%s", async (pattern, expected) => {
    expect((await like(pattern)).found).toEqual(expected);
  });

  test("is looked for in no folder that it cannot lead to", async () => {
    expect((await like("*.log")).limits).toEqual({ tooDeep: null, tooMany: null });
    expect((await like("*/*/*.log")).limits).toEqual({ tooDeep: null, tooMany: null });
  });

  test("says which folder was too deep to look into", async () => {
    const { found, limits } = await like("**/*.log");
    expect(found).not.toContain("z.log");
    expect(limits.tooDeep).toContain("deep/deep");
  });
});
