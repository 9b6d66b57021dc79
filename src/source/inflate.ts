// Bytes that may be gzip → the bytes inside, member after member, in constant memory; other bytes pass untouched.

import { Pieces } from "./pieces.ts";
import { systemCode } from "./system-code.ts";

export interface InflateOptions {
  /** Most bytes that may come out; the bytes in between need no memory, only time. */
  readonly maxInflated?: number;
  /** Told of what is odd about the file, one clause each. */
  readonly onNote: (note: string) => void;
}

/** The bytes inside are more than were asked for. */
export class InflatedTooLargeError extends Error {
  readonly limit: number;

  constructor(limit: number) {
    super(`more than ${limit} bytes`);
    this.name = "InflatedTooLargeError";
    this.limit = limit;
  }
}

/** 2 GiB: a progress bar in a file shrinks 200-fold, so the ratio says nothing, and 2 GiB take seconds. */
export const MAX_INFLATED: number = 2 ** 31;

/** Each member costs some 50 µs, however small it is: `bgzip` makes one of every 64 KiB. */
const MAX_MEMBERS = 100_000;
/** What goes in at a time: at most 16 MiB come out (deflate shrinks 1032-fold at most). */
const PIECE_LENGTH = 2 ** 14;
/** Longest name or comment in a header that is taken. */
const MAX_HEADER_TEXT = 2 ** 16;

const NAME = 8;
const COMMENT = 16;
const EXTRA = 4;
const HEADER_CHECK = 2;

/** A gzip file by its first bytes: `1f 8b`, and 8 for deflate, the only method there is (RFC 1952). */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/**
 * Inflates what begins like gzip. A file that ends early or is damaged gives what can be read of it and a note; sizes
 * and checksums in the file are compared, never believed. Throws InflatedTooLargeError.
 */
export async function* inflate(
  chunks: AsyncIterable<Uint8Array>,
  { maxInflated = MAX_INFLATED, onNote }: InflateOptions,
): AsyncGenerator<Uint8Array> {
  const pieces = new Pieces(chunks);
  try {
    if (!isGzip(await pieces.peek(3))) {
      yield* pieces.rest();
      return;
    }
    let left = maxInflated;
    for await (const bytes of members(pieces, onNote)) {
      left -= bytes.length;
      if (left < 0) throw new InflatedTooLargeError(maxInflated);
      yield bytes;
    }
  } finally {
    await pieces.close();
  }
}

async function* members(
  pieces: Pieces,
  onNote: InflateOptions["onNote"],
): AsyncGenerator<Uint8Array> {
  for (let count = 0; count < MAX_MEMBERS; count += 1) {
    const damage = (await skipHeader(pieces)) ? yield* member(pieces) : CUT;
    if (damage !== null) {
      onNote(damage);
      return;
    }
    const next = await pieces.peek(3);
    if (!isGzip(next)) {
      // `tar` and tapes fill up with zeros.
      if (next.length > 0 && next[0] !== 0) onNote("other bytes after the gzip data were left out");
      return;
    }
  }
  onNote(`only the first ${MAX_MEMBERS} members of the gzip data were read`);
}

/** What is told of damaged files. */
export const CUT = "the gzip data end early; what is there was read";
export const DAMAGED = "the gzip data are damaged; what comes before was read";

/** False when the input ends inside the header. */
async function skipHeader(pieces: Pieces): Promise<boolean> {
  const fixed = await pieces.take(10);
  if (fixed.length < 10) return false;
  const flags = fixed[3] ?? 0;
  if ((flags & EXTRA) !== 0) {
    const [low, high] = await pieces.take(2);
    if (low === undefined || high === undefined) return false;
    const length = low + 256 * high;
    if ((await pieces.take(length)).length < length) return false;
  }
  for (const text of [NAME, COMMENT]) {
    if ((flags & text) !== 0 && !(await skipText(pieces))) return false;
  }
  return (flags & HEADER_CHECK) === 0 || (await pieces.take(2)).length === 2;
}

async function skipText(pieces: Pieces): Promise<boolean> {
  for (let length = 0; length < MAX_HEADER_TEXT; length += 1) {
    const [byte] = await pieces.take(1);
    if (byte === undefined) return false;
    if (byte === 0) return true;
  }
  return false;
}

/** The compressed data of one member and the checksum and size after them; returns what was wrong with it. */
async function* member(pieces: Pieces): AsyncGenerator<Uint8Array, string | null> {
  // Loaded when there is something to inflate: it takes 1.4 ms of the start-up.
  const { createInflateRaw, crc32 } = process.getBuiltinModule("node:zlib");
  const stream = createInflateRaw();
  let damage: string | null = null;
  let ready: Uint8Array[] = [];
  let over = false;
  let [checksum, size, given] = [0, 0, 0];
  stream.on("data", (bytes: Uint8Array) => ready.push(bytes));
  const closed = new Promise<void>((resolve) => {
    const settle = (): void => {
      over = true;
      resolve();
    };
    stream.once("end", settle);
    stream.once("error", (error: Error) => {
      damage = systemCode(error) === "Z_BUF_ERROR" ? CUT : DAMAGED;
      settle();
    });
  });
  try {
    for (;;) {
      const piece = await pieces.piece(PIECE_LENGTH);
      if (piece.length === 0) {
        stream.end();
        await closed;
      } else {
        given += piece.length;
        const written = new Promise<void>((resolve) => {
          stream.write(piece, () => resolve());
        });
        // After the last byte of the data `write` never calls back.
        await Promise.race([written, closed]);
        if (over && damage === null) pieces.giveBack(given - stream.bytesWritten);
      }
      for (const bytes of ready) {
        checksum = crc32(bytes, checksum);
        size = (size + bytes.length) % 2 ** 32;
        yield bytes;
      }
      ready = [];
      if (over) break;
    }
  } finally {
    stream.destroy();
  }
  if (damage !== null) return damage;
  const trailer = await pieces.take(8);
  if (trailer.length < 8) return CUT;
  const numbers = new DataView(trailer.buffer, trailer.byteOffset, trailer.length);
  return numbers.getUint32(0, true) === checksum && numbers.getUint32(4, true) === size
    ? null
    : "the checksum or the size in the gzip file is not that of its data";
}
