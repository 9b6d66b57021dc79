import { expect, test } from "vitest";

import { createLineQuoter } from "../../src/read/quote-lines.ts";

function quote(text: string, wanted: readonly number[], size: number): [number, string][] {
  const quoter = createLineQuoter(new Set(wanted));
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size)
    if (!quoter.push(bytes.subarray(at, at + size))) break;
  return [...quoter.end()];
}

test.each([1, 3, 1000])("finds lines as they settle, in chunks of %i bytes", (size) => {
  const text = "one\n1/2 - loss: 9\r2/2 - loss: 8\nthree\nfour";
  expect(quote(text, [2, 4, 9], size)).toEqual([
    [2, "2/2 - loss: 8"],
    [4, "four"],
  ]);
});

test("needs no more chunks once every line is found", () => {
  const quoter = createLineQuoter(new Set([1]));
  const bytes = new TextEncoder().encode(`one\n${"two\n".repeat(50_000)}`);
  expect(quoter.push(bytes.subarray(0, 100_000))).toBe(false);
  expect([...quoter.end()]).toEqual([[1, "one"]]);
});
