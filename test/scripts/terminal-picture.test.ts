// docs/terminal.svg against what the program prints; that it is current is seen by `npm run generate -- --check` (test/report/contract.test.ts).

import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { run } from "../helpers/fake-io.ts";

const svg = readFileSync("docs/terminal.svg", "utf8");
const COMMAND = ["--plot", "fixtures/seed/question.log"];

test("the picture says what the program prints, word by word", async () => {
  const { stdout } = await run(COMMAND);
  const shown = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].flatMap(([, text = ""]) =>
    text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&").split(" "),
  );
  // Bars, plots and rules are shapes.
  const printed = stdout
    .replace(/[\u2800-\u28FF█-▏░─│┤└]/g, " ")
    .split(/\s+/)
    .filter(Boolean);
  const said = ["$", "lossledger", ...COMMAND];
  expect(shown.slice(0, said.length)).toEqual(said);
  expect(shown.at(-1)).toBe("…");
  const report = shown.slice(said.length, -1);
  expect(report.length).toBeGreaterThan(150);
  // Where colours change inside a word, the picture has it in pieces.
  expect(printed.join("").slice(0, report.join("").length)).toBe(report.join(""));
});

test("the picture is well formed, loads nothing and runs nothing", () => {
  const open: string[] = [];
  for (const [, close, name = "", rest = ""] of svg.matchAll(/<(\/?)([a-z]+)([^>]*)>/g)) {
    if (close === "/") expect(open.pop()).toBe(name);
    else if (!rest.endsWith("/")) open.push(name);
  }
  expect(open).toEqual([]);
  expect(svg).not.toMatch(/&(?!(?:amp|lt|gt);)/);
  expect(svg).not.toMatch(/script|@import|url\(|href/);
  expect(svg).not.toContain("\u001B");
  expect(svg).toContain("prefers-color-scheme: dark");
});
