// Chunks that may be gzip → the bytes inside, member after member; other bytes pass untouched.

import { Gunzip } from "fflate";

import { InflatedTooLargeError, isGzip, MAX_INFLATED } from "../source/inflate.ts";

/** What fflate calls an input that ends early. */
const ENDS_EARLY = 0;

export interface Opener {
  /** May throw InflatedTooLargeError. */
  push(chunk: Uint8Array, isLast: boolean): readonly Uint8Array[];
  /** What is wrong with the file, or null. */
  damage(): string | null;
}

/**
 * `DecompressionStream` ends at the first member, and a log that is packed again and again has many. Checksums are not
 * compared, unlike in the command.
 */
export function createOpener(): Opener {
  let ready: Uint8Array[] = [];
  let gunzip: Gunzip | null | undefined;
  let damage: string | null = null;
  let inflated = 0;
  const take = (bytes: Uint8Array): void => {
    inflated += bytes.length;
    ready.push(bytes);
  };
  return {
    push(chunk, isLast) {
      if (gunzip === undefined) gunzip = isGzip(chunk) ? new Gunzip(take) : null;
      if (gunzip === null) return [chunk];
      if (damage !== null) return [];
      ready = [];
      try {
        gunzip.push(chunk, isLast);
      } catch (error) {
        const isShort = error instanceof Error && "code" in error && error.code === ENDS_EARLY;
        damage = isShort
          ? "the gzip data end early; what is there was read"
          : "the gzip data are damaged; what comes before was read";
      }
      if (inflated > MAX_INFLATED) throw new InflatedTooLargeError(MAX_INFLATED);
      return ready;
    },
    damage: () => damage,
  };
}
