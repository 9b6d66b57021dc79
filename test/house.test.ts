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

describe("the layout", () => {
  const read = (name: string): string =>
    readFileSync(new URL(`../${name}`, import.meta.url), "utf8");
  const rows = [
    ...read("CONTRIBUTING.md").matchAll(/^\| `src\/([\w-]+)\/`[^|]*\|[^|]*\|([^|]*)\|$/gm),
  ].map(([, folder = "", imports = ""]) => ({
    folder,
    imports: [...imports.matchAll(/`([\w-]+)`/g)].map(([, name = ""]) => name),
  }));
  const folders = rows.map(({ folder }) => folder);

  test("every folder of src is in CONTRIBUTING's table", () => {
    const there = readdirSync(SOURCE, { withFileTypes: true }).filter((one) => one.isDirectory());
    expect(folders.toSorted()).toEqual(there.map(({ name }) => name).toSorted());
  });

  test("a folder imports from above", () => {
    for (const [i, { folder, imports }] of rows.entries())
      for (const name of imports)
        expect(folders.slice(0, i), `${folder} imports ${name}`).toContain(name);
  });

  test.each(rows)("the linter holds what $folder may import", ({ folder, imports }) => {
    const { overrides } = JSON.parse(read(".oxlintrc.json")) as {
      overrides: readonly {
        files: readonly string[];
        rules: Record<string, readonly [string, { patterns: readonly { group: string[] }[] }]>;
      }[];
    };
    const own = overrides.find(({ files: of }) => of[0] === `src/${folder}/**/*.ts`);
    const banned = own?.rules["no-restricted-imports"]?.[1].patterns.flatMap(({ group }) => group);
    const others = folders.filter((name) => name !== folder && !imports.includes(name));
    const inside = banned?.flatMap((pattern) => /^\*\*\/([\w-]+)\/\*\*$/.exec(pattern)?.[1] ?? []);
    expect(inside?.toSorted()).toEqual(others.toSorted());
  });
});
