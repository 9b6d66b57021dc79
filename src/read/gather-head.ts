// The first chunks of a source → its dialect, as soon as its bytes tell, and those chunks again for its reader.

import { detectFile } from "./detect.ts";
import { type FileDialect, HEAD_LENGTH } from "../dialects/dialect.ts";

export interface HeadGatherer {
  /** Gives the answer once; `bytes` is all that was pushed so far. */
  push(chunk: Uint8Array): Found | undefined;
  end(): Found;
}

interface Found {
  readonly dialect: FileDialect | "lines";
  readonly bytes: Uint8Array;
}

const LF = 0x0a;

/** No signature is longer, and those that begin like a byte order mark are longer than it. */
const SHORTEST_HEAD = 8;

/** `dialects` are asked again when a line has ended or the bytes have doubled, so that work stays linear. */
export function createHeadGatherer(dialects: readonly FileDialect[]): HeadGatherer {
  let buffer = new Uint8Array(0);
  let length = 0;
  let askAt = SHORTEST_HEAD;
  const keep = (chunk: Uint8Array): Uint8Array => {
    const all = length + chunk.length;
    if (all > buffer.length) {
      const larger = new Uint8Array(Math.max(2 * buffer.length, all));
      larger.set(buffer.subarray(0, length));
      buffer = larger;
    }
    buffer.set(chunk, length);
    length = all;
    return buffer.subarray(0, all);
  };
  return {
    push(chunk) {
      // The first chunk nearly always tells, and is not copied then.
      const isFirst = length === 0;
      const bytes = isFirst ? chunk : keep(chunk);
      const found = ask(bytes, chunk);
      if (isFirst && found === undefined) keep(chunk);
      return found;
    },
    end() {
      const bytes = buffer.subarray(0, length);
      const dialect = detectFile(dialects, bytes, true);
      return { dialect: dialect === "unsure" ? "lines" : dialect, bytes };
    },
  };

  function ask(bytes: Uint8Array, chunk: Uint8Array): Found | undefined {
    const isMore = bytes.length >= askAt || chunk.includes(LF);
    if (bytes.length < SHORTEST_HEAD || !isMore) return undefined;
    askAt = Math.min(2 * bytes.length, HEAD_LENGTH);
    const dialect = detectFile(dialects, bytes.subarray(0, HEAD_LENGTH), false);
    return dialect === "unsure" ? undefined : { dialect, bytes };
  }
}
