// Rules of the source that no linter holds.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "rolldown/parseAst";
import { describe, expect, test } from "vitest";

const SOURCE = new URL("../src/", import.meta.url);
const files = new Map(
  readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => [name.replaceAll("\\", "/"), readFileSync(new URL(name, SOURCE), "utf8")]),
);

const EXPORTED =
  /^export (?:declare )?(?:async )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm;

const MOST_LINES = 300;

const MOST_LINES_OF_A_FUNCTION = 80;

/** Lines of the longest function of a file. */
function longestFunction(file: string, text: string): number {
  let most = 0;
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, start, end } = node as { type?: unknown; start?: number; end?: number };
    if (typeof type === "string" && /^(?:Arrow)?Function/.test(type))
      most = Math.max(most, text.slice(start, end).split("\n").length);
    for (const part of Object.values(node)) visit(part);
  };
  visit(parseAst(text, { lang: "ts" }, file));
  return most;
}

const PLAIN = new Set([0, 1, 2]);

/** Numbers outside a constant that is named at the top of a file; types are none. */
function bareNumbers(file: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, value, raw } = node as { type?: unknown; value?: unknown; raw?: string };
    if (type === "TSLiteralType") return;
    if (type === "Literal" && typeof value === "number" && !PLAIN.has(value)) found.push(raw ?? "");
    for (const part of Object.values(node)) visit(part);
  };
  for (const statement of parseAst(text, { lang: "ts" }, file).body) {
    const own = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    const isNamed =
      own?.type === "VariableDeclaration" &&
      own.declarations.every(({ id }) => id.type === "Identifier" && /^[A-Z\d_]+$/.test(id.name));
    if (!isNamed) visit(own);
  }
  return found;
}

describe("the source", () => {
  test("no file is long", () => {
    const long = [...files].filter(([, text]) => text.split("\n").length - 1 > MOST_LINES);
    expect(long.map(([file]) => file)).toEqual([]);
  });

  test("no function is long", () => {
    const long = [...files]
      .filter(([, text]) => text.split("\n").length > MOST_LINES_OF_A_FUNCTION)
      .filter(([file, text]) => longestFunction(file, text) > MOST_LINES_OF_A_FUNCTION)
      .map(([file]) => file);
    expect(long).toEqual([]);
  });

  test("in the judgement every number but 0, 1 and 2 has a name", () => {
    const bare = [...files]
      .filter(([file]) => /^(?:evidence|verdict|causes)\//.test(file))
      .flatMap(([file, text]) => bareNumbers(file, text).map((number) => `${file}: ${number}`));
    expect(bare).toEqual([]);
  });

  test("no list of rows is passed as arguments: a call takes some 120,000 of them", () => {
    const spread = [...files].filter(
      ([file, text]) => file.startsWith("analysis/") && /Math\.(?:max|min)\(\.\.\./.test(text),
    );
    expect(spread.map(([file]) => file)).toEqual([]);
  });

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

  test("the tests have the folders of src and of scripts", () => {
    const inside = (name: string): readonly string[] =>
      readdirSync(new URL(`../${name}/`, import.meta.url), { recursive: true, withFileTypes: true })
        .filter((one) => one.isDirectory())
        .map((one) => join(one.parentPath, one.name).split(`/${name}/`).slice(1).join(`/${name}/`));
    const there = new Set([
      ...inside("src"),
      ...inside("scripts").map((name) => `scripts/${name}`),
    ]);
    const own = inside("test").filter((name) => !/^(?:gallery|helpers|scripts$)/.test(name));
    expect(own.filter((name) => !there.has(name))).toEqual([]);
    expect(folders.filter((name) => !own.includes(name))).toEqual([]);
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

test("every file of src/reconcile is imported by a test", () => {
  const folder = new URL("./", import.meta.url);
  const tests = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => readFileSync(new URL(name.replaceAll("\\", "/"), folder), "utf8"));
  const own = [...files.keys()].filter((file) => file.startsWith("reconcile/"));
  expect(own.length).toBeGreaterThan(20);
  expect(own.filter((file) => !tests.some((text) => text.includes(`/src/${file}"`)))).toEqual([]);
});
