// Every example of docs/library.md is run, and prints what the page says.

import { readFileSync } from "node:fs";
import { format } from "node:util";

import { expect, test } from "vitest";

import * as library from "../src/index.ts";

const EXAMPLE = /^## (.+)\n\n```js\n([^]*?)^```\n\n```text\n([^]*?)^```$/gm;
const IMPORT = /^import (\{[^}]+\}) from "([^"]+)";$/gm;
const MODULES: Readonly<Record<string, unknown>> = {
  lossledger: library,
  "node:fs": { readFileSync },
};

const examples = [...readFileSync("docs/library.md", "utf8").matchAll(EXAMPLE)].map(
  ([, title = "", code = "", printed = ""]) => ({ title, code, printed }),
);

test("there are five or more", () => {
  expect(examples.length).toBeGreaterThanOrEqual(5);
});

test.each(examples)("$title", ({ code, printed }) => {
  const lines: string[] = [];
  const body = code.replace(IMPORT, (_, names: string, from: string) => {
    expect(Object.keys(MODULES)).toContain(from);
    return `const ${names} = modules[${JSON.stringify(from)}];`;
  });
  new Function("modules", "console", body)(MODULES, {
    log: (...args: unknown[]) => lines.push(`${format(...args)}\n`),
  });
  expect(lines.join("")).toBe(printed);
});
