// Known row layouts → which of them the rows that follow are of.

import { expect, test } from "vitest";

import { LayoutList } from "../../src/fast-rows/layout-list.ts";
import { rowKernel } from "../../src/fast-rows/row-kernel.ts";

const encoder = new TextEncoder();
const encode = (text: string): Uint8Array => encoder.encode(text);

/** Rows of two lines, `epoch N` and one with a number after each of these names. */
function add(list: LayoutList<string>, name: string, columns: readonly string[]): void {
  const [first = "", ...others] = columns;
  const literals = ["epoch ", `${first} `, ...others.map((column) => ` ${column} `), ""];
  const fields = ["count", "line-end", ...columns.map(() => "number" as const)] as const;
  list.add(0, () => ({
    literals: [literals[0] ?? "", "", ...literals.slice(1)],
    fields,
    make: () => name,
  }));
}

function find(list: LayoutList<string>, text: string): readonly [string, number] | undefined {
  const bytes = encode(text);
  const found = list.find(bytes, 0, bytes.length - 1);
  return found && [found.known, found.batch.rows];
}

const SHORT = "epoch 1\nloss 0.5\nepoch 2\nloss 0.4\n";
const LONG = "epoch 1\nloss 0.5 acc 0.9\nepoch 2\nloss 0.4 acc 0.8\n";

test("a layout that is learnt comes before the one that was expected, of which it may have the first line", () => {
  const list = new LayoutList<string>(0);
  add(list, "short", ["loss"]);
  for (let times = 0; times < 3; times += 1) expect(find(list, SHORT)).toEqual(["short", 2]);
  expect(find(list, LONG)).toEqual(["short", 0]);
  add(list, "long", ["loss", "acc"]);
  expect(find(list, LONG)).toEqual(["long", 2]);
});

test("a row that is longer than what the kernel looks at is none", () => {
  const list = new LayoutList<string>(0);
  list.add(0, () => ({ literals: ["", " ", ""], fields: ["skip", "number"], make: () => "x" }));
  const whole = (length: number): boolean => {
    const bytes = encode(`${"x".repeat(length)} 0.5\n`);
    return list.findWhole(bytes, 0, bytes.length - 1) !== undefined;
  };
  expect(whole(10)).toBe(true);
  expect(whole(rowKernel()?.window.length ?? 0)).toBe(false);
});
