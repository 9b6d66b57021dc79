// gzip as it comes off disks and networks: whole, in members, cut, damaged, lying and hostile.

import { constants, deflateRawSync, gzipSync } from "node:zlib";

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inflate, InflatedTooLargeError } from "../../src/source/inflate.ts";
import { draws } from "../helpers/draws.ts";

const LOG = "Epoch 1/2\n10/10 - 1s - loss: 1.5 - a_loss: 0.5\n".repeat(40);
const gzip = gzipSync(LOG);

async function* chunksOf(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  // As openSource does it: one memory for all chunks.
  const memory = new Uint8Array(length);
  for (let at = 0; at < bytes.length; at += length) {
    const part = bytes.subarray(at, at + length);
    memory.set(part);
    yield memory.subarray(0, part.length);
  }
}

async function inflated(
  bytes: Uint8Array,
  { length = 2 ** 20, maxInflated = 2 ** 31 } = {},
): Promise<{ text: string; notes: string[] }> {
  const notes: string[] = [];
  const parts: Uint8Array[] = [];
  for await (const part of inflate(chunksOf(bytes, length), {
    maxInflated,
    onNote: (note) => notes.push(note),
  })) {
    parts.push(part.slice());
  }
  return { text: Buffer.concat(parts).toString("latin1"), notes };
}

const CUT = ["the gzip data end early; what is there was read"];

describe("inflate", () => {
  test.each([1, 2, 7, 64, 2 ** 20])("in chunks of %i bytes", async (length) => {
    expect(await inflated(gzip, { length })).toEqual({ text: LOG, notes: [] });
    const two = Buffer.concat([gzip, gzipSync(""), gzipSync("more\n")]);
    expect(await inflated(two, { length })).toEqual({ text: `${LOG}more\n`, notes: [] });
  });

  test("other bytes pass untouched, however they are cut", async () => {
    for (const text of ["", "\x1f", "\x1f\x8b", "\x1f\x8b\x07 not deflate", LOG]) {
      for (const length of [1, 2, 3, 100]) {
        const bytes = Buffer.from(text, "latin1");
        expect(await inflated(bytes, { length })).toEqual({ text, notes: [] });
      }
    }
  });

  test("every optional field of the header (RFC 1952) is skipped", async () => {
    const data = deflateRawSync(LOG);
    const trailer = gzip.subarray(gzip.length - 8);
    const fixed = Buffer.from([0x1f, 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 3]);
    const fields = Buffer.from("\x03\x00abctrain.log\0a comment\0\x12\x34", "latin1");
    const whole = Buffer.concat([fixed, fields, data, trailer]);
    for (const length of [1, 5, 1000]) {
      expect(await inflated(whole, { length })).toEqual({ text: LOG, notes: [] });
    }
    for (let end = 3; end < fixed.length + fields.length; end += 1) {
      expect(await inflated(whole.subarray(0, end))).toEqual({ text: "", notes: CUT });
    }
  });

  test("cut at every byte: what is there, and a note", async () => {
    for (let end = 3; end < gzip.length; end += 1) {
      const { text, notes } = await inflated(gzip.subarray(0, end));
      expect(notes).toEqual(CUT);
      expect(LOG.startsWith(text)).toBe(true);
      if (end >= gzip.length - 8) expect(text).toBe(LOG);
    }
  });

  test("a file cut while it was written gives all that was flushed", async () => {
    const { text, notes } = await inflated(gzipSync(LOG, { finishFlush: constants.Z_SYNC_FLUSH }));
    expect({ text, notes }).toEqual({ text: LOG, notes: CUT });
  });

  test("a lying size or checksum is said, and nothing is lost", async () => {
    for (const at of [1, 4, 5, 8]) {
      const lying = Buffer.from(gzip);
      lying[lying.length - at] = (lying.at(-at) ?? 0) ^ 0xff;
      expect(await inflated(lying)).toEqual({
        text: LOG,
        notes: ["the checksum or the size in the gzip file is not that of its data"],
      });
    }
  });

  test("zeros at the end are padding, other bytes are said", async () => {
    const padded = Buffer.concat([gzip, Buffer.alloc(1024)]);
    expect(await inflated(padded)).toEqual({ text: LOG, notes: [] });
    for (const tail of ["x", "other bytes\n", "\x1f\x8b\x09\x09"]) {
      const bytes = Buffer.concat([gzip, Buffer.from(tail, "latin1")]);
      expect(await inflated(bytes)).toEqual({
        text: LOG,
        notes: ["other bytes after the gzip data were left out"],
      });
    }
  });

  test("damage inside is said", async () => {
    const damaged = Buffer.from(gzip);
    damaged.fill(0xff, 20, 30);
    const { notes } = await inflated(damaged);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/damaged|is not that of its data|end early/);
  });

  test("a bomb stops at the limit, whatever its size says", async () => {
    const bomb = gzipSync(Buffer.alloc(2 ** 24));
    expect(bomb.length).toBeLessThan(20_000);
    await expect(inflated(bomb, { maxInflated: 2 ** 20 })).rejects.toBeInstanceOf(
      InflatedTooLargeError,
    );
    expect((await inflated(bomb, { maxInflated: 2 ** 24 })).text).toHaveLength(2 ** 24);
  });

  test("the source is closed when reading stops early", async () => {
    let closed = false;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        yield gzipSync(Buffer.alloc(2 ** 20));
        yield new Uint8Array(1);
      } finally {
        closed = true;
      }
    }
    const reading = inflate(source(), { maxInflated: 10, onNote: () => undefined });
    await expect(reading.next()).rejects.toThrow("10");
    expect(closed).toBe(true);
  });

  test("any mutation of any gzip ends without an error", async () => {
    const mutation = fc.tuple(fc.nat(gzip.length * 2 - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(mutation, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 300 }),
        async (mutations, length) => {
          const bytes = Buffer.concat([gzip, gzip]);
          for (const [at, flip] of mutations) bytes[at] = (bytes[at] ?? 0) ^ flip;
          const { text } = await inflated(bytes, { length, maxInflated: 2 ** 24 });
          expect(text.length).toBeLessThan(2 ** 24);
        },
      ),
      { numRuns: draws(150) },
    );
  });
});
