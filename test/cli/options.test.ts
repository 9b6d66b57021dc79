import { describe, expect, test } from "vitest";

import { CliError } from "../../src/cli/errors.ts";
import { editDistance, nearest } from "../../src/cli/nearest.ts";
import { flags } from "../../src/cli/options/index.ts";
import { readOptions } from "../../src/cli/options/parsed.ts";
import { flagValues } from "../helpers/flag-values.ts";
import { createStyle, wantsColor, wantsUnicode, widthFor } from "../../src/cli/output-style.ts";

function check(key: string, value: string): unknown {
  const repeatable = flags.find((flag) => flag.key === key)?.repeatable === true;
  const setting = { value: repeatable ? [value] : value, origin: key };
  return new Map<string, unknown>(Object.entries(readOptions(new Map([[key, setting]])))).get(key);
}

describe("flags", () => {
  test("every flag that takes a value is checked, and tried with values taken and refused", () => {
    const valued = flags.filter(({ flags: spelling }) => spelling.includes("<"));
    expect(flags.filter(({ read }) => read !== undefined)).toEqual(valued);
    expect(Object.keys(flagValues)).toEqual(valued.map(({ key }) => key));
    for (const [key, { good, bad }] of Object.entries(flagValues))
      expect([good.length > 0, bad.length > 0], key).toEqual([true, true]);
  });

  test("no spelling and no key stands twice in one command", () => {
    for (const command of ["diagnose", "parse", "explain", "demo"] as const) {
      const own = flags.filter(({ commands }) => commands.includes(command));
      const words = own.flatMap(
        ({ flags: spelling }) => spelling.match(/(?<![\w-])--?[a-z-]+/g) ?? [],
      );
      expect(new Set(words).size).toBe(words.length);
      expect(new Set(own.map(({ key }) => key)).size).toBe(own.length);
    }
  });

  test.each(
    Object.entries(flagValues).flatMap(([key, { good }]) =>
      good.map((value) => [key, value] as const),
    ),
  )("%s takes %j", (key, value) => {
    expect(() => check(key, value)).not.toThrow();
  });

  test.each(
    Object.entries(flagValues).flatMap(([key, { bad }]) =>
      bad.map((value) => [key, value] as const),
    ),
  )("%s refuses %j with a message that names it", (key, value) => {
    expect(() => check(key, value)).toThrow(CliError);
  });

  test.each([
    ["weights", "1,0.2", [1, 0.2]],
    [
      "weights",
      "a=1, b_loss=0.2",
      new Map([
        ["a", 1],
        ["b_loss", 0.2],
      ]),
    ],
    ["weights", "x=y=2", new Map([["x=y", 2]])],
    ["weights", "__proto__=1", new Map([["__proto__", 1]])],
    ["weights", "infer", undefined],
    ["epochs", "5..20", { first: 5, last: 20 }],
    ["epochs", "5", { first: 5, last: 5 }],
    ["epochs", "..20", { first: 0, last: 20 }],
    ["epochs", "5..", { first: 5, last: Number.MAX_SAFE_INTEGER }],
    ["components", "a_loss, b/c", ["a_loss", "b/c"]],
    ["format", "json=a=b.json", [{ id: "json", path: "a=b.json" }]],
    ["format", "text", [{ id: "text", path: null }]],
    ["width", "120", 120],
  ])("%s %j is read as %j", (key, value, read) => {
    expect(check(key, value)).toEqual(read);
  });
});

describe("surroundings", () => {
  test.each([
    ["always", { NO_COLOR: "1", TERM: "dumb" }, false, true],
    ["never", { FORCE_COLOR: "1" }, true, false],
    ["auto", { NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
    ["auto", { NO_COLOR: "" }, true, true],
    ["auto", { FORCE_COLOR: "1", TERM: "dumb" }, false, true],
    ["auto", { FORCE_COLOR: "0" }, true, false],
    ["auto", { TERM: "dumb" }, true, false],
    ["auto", {}, true, true],
    ["auto", {}, false, false],
  ] as const)("--color %s with %j, terminal %s: colour %s", (flag, env, isTTY, wanted) => {
    expect(wantsColor(flag, env, isTTY)).toBe(wanted);
  });

  test.each([
    [false, { LANG: "en_US.UTF-8" }, true],
    [false, { LANG: "en_US.utf8" }, true],
    [false, { LC_ALL: "C", LANG: "en_US.UTF-8" }, false],
    [false, { LC_CTYPE: "de_DE.ISO-8859-1" }, false],
    [false, { LC_ALL: "", LANG: "C.UTF-8" }, true],
    [false, { LANG: "C.UTF-8", TERM: "dumb" }, false],
    [false, {}, true],
    [true, { LANG: "C.UTF-8" }, false],
  ])("--ascii %s with %j: characters beyond ASCII %s", (ascii, env, wanted) => {
    expect(wantsUnicode(ascii, env)).toBe(wanted);
  });

  test.each([
    [undefined, true, 100, 99],
    [undefined, true, 20, 59],
    [undefined, true, 500, 199],
    [undefined, false, 100, 79],
    [undefined, true, 0, 79],
    [40, true, 100, 40],
  ])("--width %s, terminal %s of %s columns: %s", (flag, isTTY, columns, width) => {
    expect(widthFor(flag, { isTTY, columns, gone: false, write: async () => undefined })).toBe(
      width,
    );
  });

  test("colour is written only when it is wanted", () => {
    expect(createStyle(true, true).bad("x")).toBe("\u001b[31mx\u001b[39m");
    expect(createStyle(false, true).bad("x")).toBe("x");
  });
});

describe("nearest", () => {
  test.each([
    ["prase", "parse"],
    ["diagnsoe", "diagnose"],
    ["train", undefined],
    ["", undefined],
    ["x".repeat(10_000), undefined],
  ])("%s is near %s", (name, found) => {
    expect(nearest(name, ["parse", "diagnose", "help"])).toBe(found);
  });

  test("counts a swap of neighbours as one step", () => {
    expect(editDistance("prase", "parse")).toBe(1);
    expect(editDistance("", "abc")).toBe(3);
  });
});
