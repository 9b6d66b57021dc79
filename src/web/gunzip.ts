// Chunks that may be gzip → the bytes inside, member after member; other bytes pass untouched.

import { Gunzip } from "fflate";

import { CUT, DAMAGED, InflatedTooLargeError, isGzip, MAX_INFLATED } from "../source/inflate.ts";

/** What fflate calls an input that ends early. */
const ENDS_EARLY = 0;

export interface Opener {
  /** The bytes inside, some at a time. May throw InflatedTooLargeError. */
  push(chunk: Uint8Array, isLast: boolean): Iterable<Uint8Array>;
  /** What is wrong with the file, or null. */
  damage(): string | null;
}

/** Unpacked at a time: gzip makes up to a thousand times as much of it, and all of that is in memory at once. */
const STEP = 2 ** 16;

/**
 * `DecompressionStream` ends at the first member, and a log that is packed again and again has many. Checksums are not
 * compared, unlike in the command.
 */
export function createOpener(limit: number = MAX_INFLATED): Opener {
  let ready: Uint8Array[] = [];
  let gunzip: Gunzip | null | undefined;
  let damage: string | null = null;
  let inflated = 0;
  const take = (bytes: Uint8Array): void => {
    inflated += bytes.length;
    ready.push(bytes);
  };
  const unpack = (packed: Gunzip, bytes: Uint8Array, isLast: boolean): readonly Uint8Array[] => {
    ready = [];
    try {
      packed.push(bytes, isLast);
    } catch (error) {
      const isShort = error instanceof Error && "code" in error && error.code === ENDS_EARLY;
      damage = isShort ? CUT : DAMAGED;
    }
    if (inflated > limit) throw new InflatedTooLargeError(limit);
    return ready;
  };
  return {
    *push(chunk, isLast) {
      if (gunzip === undefined) gunzip = isGzip(chunk) ? new Gunzip(take) : null;
      if (gunzip === null) {
        yield chunk;
        return;
      }
      for (let at = 0; at < chunk.length; at += STEP) {
        if (damage !== null) return;
        yield* unpack(gunzip, chunk.subarray(at, at + STEP), isLast && at + STEP >= chunk.length);
      }
    },
    damage: () => damage,
  };
}
