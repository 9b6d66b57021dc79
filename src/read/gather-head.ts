// The first chunks of a source → its dialect, as soon as its bytes tell, and those chunks again for its reader.

import { detectFile } from "./detect.ts";
import { type FileDialect, HEAD_LENGTH } from "../dialects/dialect.ts";
import { GatheredBytes } from "../lines/gathered-bytes.ts";

interface Found {
  readonly dialect: FileDialect | "lines";
  readonly bytes: Uint8Array;
}

const LF = 0x0a;

/** No signature is longer, and those that begin like a byte order mark are longer than it. */
const SHORTEST_HEAD = 8;

/** `dialects` are asked again when a line has ended or the bytes have doubled, so that work stays linear. */
export class HeadGatherer {
  readonly #dialects: readonly FileDialect[];
  readonly #gathered = new GatheredBytes(Infinity);
  #askAt = SHORTEST_HEAD;

  constructor(dialects: readonly FileDialect[]) {
    this.#dialects = dialects;
  }

  /** Gives the answer once; `bytes` is all that was pushed so far. */
  push(chunk: Uint8Array): Found | undefined {
    // The first chunk nearly always tells, and is not copied then.
    const isFirst = this.#gathered.isEmpty;
    if (!isFirst) this.#gathered.add(chunk);
    const found = this.#ask(isFirst ? chunk : this.#gathered.bytes, chunk);
    if (isFirst && found === undefined) this.#gathered.add(chunk);
    return found;
  }

  end(): Found {
    const { bytes } = this.#gathered;
    const dialect = detectFile(this.#dialects, bytes, true);
    return { dialect: dialect === "unsure" ? "lines" : dialect, bytes };
  }

  #ask(bytes: Uint8Array, chunk: Uint8Array): Found | undefined {
    const isMore = bytes.length >= this.#askAt || chunk.includes(LF);
    if (bytes.length < SHORTEST_HEAD || !isMore) return undefined;
    this.#askAt = Math.min(2 * bytes.length, HEAD_LENGTH);
    const dialect = detectFile(this.#dialects, bytes.subarray(0, HEAD_LENGTH), false);
    return dialect === "unsure" ? undefined : { dialect, bytes };
  }
}
