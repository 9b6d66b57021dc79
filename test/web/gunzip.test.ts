// Packed logs in the browser: every member of a gzip file, in pieces of any size, and what is wrong with one.

import { gzipSync } from "node:zlib";

import fc from "fast-check";
import { expect, test } from "vitest";

import { InflatedTooLargeError } from "../../src/source/inflate.ts";
import { createOpener } from "../../src/web/gunzip.ts";

function opened(bytes: Uint8Array, piece: number): { text: string; damage: string | null } {
  const opener = createOpener();
  const found: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += piece)
    found.push(...opener.push(bytes.subarray(at, at + piece), at + piece >= bytes.length));
  return { text: Buffer.concat(found).toString("utf8"), damage: opener.damage() };
}

const joined = (texts: readonly string[]): Buffer =>
  Buffer.concat(texts.map((text) => gzipSync(text)));

test("members one after the other, in pieces of any size", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "grapheme" }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 3, max: 60 }),
      (texts, piece) => {
        expect(opened(joined(texts), piece)).toEqual({ text: texts.join(""), damage: null });
      },
    ),
  );
});

test("what is not packed passes untouched", () => {
  const text = Buffer.from("loss: 1.0 - a_loss: 0.5");
  expect(opened(text, 5)).toEqual({ text: text.toString(), damage: null });
});

const LONG = Array.from({ length: 5000 }, (_, i) => `line ${i} of ${i * i}\n`).join("");

test("of a file that ends early, what is there is read", () => {
  const { text, damage } = opened(gzipSync(LONG).subarray(0, -1000), 512);
  expect(text.length).toBeGreaterThan(1000);
  expect(LONG.startsWith(text)).toBe(true);
  expect(damage).toBe("the gzip data end early; what is there was read");
});

test("of a file with other bytes in it, what comes before is read", () => {
  const bytes = Buffer.concat([gzipSync(LONG), Buffer.from("and something else")]);
  expect(opened(bytes, 512)).toEqual({
    text: LONG,
    damage: "the gzip data are damaged; what comes before was read",
  });
});

test("after damage nothing more is read, though another member begins there", () => {
  const bytes = gzipSync(LONG);
  bytes.fill(0xff, 4096, 4160);
  const { text, damage } = opened(Buffer.concat([bytes, gzipSync(LONG)]), 512);
  expect(damage).toBe("the gzip data are damaged; what comes before was read");
  expect(text.length).toBeLessThan(LONG.length);
});

test("what unpacks to more than the limit is refused before it is in memory", () => {
  const bytes = gzipSync(Buffer.alloc(2 ** 26), { level: 1 });
  const opener = createOpener(2 ** 20);
  let seen = 0;
  expect(() => {
    for (const piece of opener.push(bytes, true)) seen += piece.length;
  }).toThrow(InflatedTooLargeError);
  expect(bytes.length).toBeGreaterThan(2 ** 17);
  expect(seen).toBeLessThanOrEqual(2 ** 20);
});
