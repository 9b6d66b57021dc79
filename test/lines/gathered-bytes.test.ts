// Bytes piece by piece → all of them, up to a most.

import { expect, test } from "vitest";
import { GatheredBytes } from "../../src/lines/gathered-bytes.ts";

test("pieces stand one behind the other; what is beyond the most is told", () => {
  const gathered = new GatheredBytes(5000);
  expect(gathered.isEmpty).toBe(true);
  gathered.add(Uint8Array.of(1, 2, 3, 4), 1, 3);
  gathered.add(Uint8Array.of(5));
  expect([...gathered.bytes]).toEqual([2, 3, 5]);
  gathered.add(new Uint8Array(4997).fill(7));
  expect(gathered.bytes).toHaveLength(5000);
  expect(gathered.overflow).toBe(false);
  gathered.add(Uint8Array.of(9));
  expect(gathered.overflow).toBe(true);
  expect(gathered.bytes.at(-1)).toBe(7);
  gathered.clear();
  expect(gathered.isEmpty).toBe(true);
});

test("what was given may be used again", () => {
  const gathered = new GatheredBytes(Infinity);
  const chunk = Uint8Array.of(1, 2);
  gathered.add(chunk);
  chunk.fill(0);
  expect([...gathered.bytes]).toEqual([1, 2]);
});
