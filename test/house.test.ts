// Rules of the source that no linter holds.

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const SOURCE = new URL("../src/", import.meta.url);
const files = new Map(
  readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => [name.replaceAll("\\", "/"), readFileSync(new URL(name, SOURCE), "utf8")]),
);

const EXPORTED =
  /^export (?:declare )?(?:async )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm;

describe("the source", () => {
  test("one exported name is one thing", () => {
    const owners = new Map<string, Set<string>>();
    for (const [file, text] of files)
      for (const [, name = ""] of text.matchAll(EXPORTED))
        owners.set(name, (owners.get(name) ?? new Set()).add(file));
    expect(owners.size).toBeGreaterThan(500);
    expect([...owners].filter(([, of]) => of.size > 1)).toEqual([]);
  });
});
