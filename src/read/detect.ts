// The first bytes or lines of a log → the dialect that they speak for.

import { createDecoder } from "../lines/decode.ts";
import type { Line } from "../lines/line.ts";
import { type FileDialect, HEAD_LENGTH, type LineDialect } from "../dialects/dialect.ts";

/**
 * The dialect that takes the whole file, `lines` when none does, `unsure` when more bytes are needed.
 * `head`: the first bytes, all of them when `isWhole`. The first in the list that matches is taken.
 */
export function detectFile(
  dialects: readonly FileDialect[],
  head: Uint8Array,
  isWhole: boolean,
): FileDialect | "lines" | "unsure" {
  const decoder = createDecoder();
  const text = [decoder.push(head), isWhole ? decoder.end() : new Uint8Array(0)];
  const decoded = text.find((part) => part.length > 0) ?? new Uint8Array(0);
  for (const dialect of dialects) {
    const match = dialect.matches(dialect.input === "text" ? decoded : head, isWhole);
    if (match === "yes") return dialect;
    if (match === "unsure" && !isWhole && head.length < HEAD_LENGTH) return "unsure";
  }
  return "lines";
}

export interface LineDetector {
  /** True once the dialect is certain. */
  see(line: Line): boolean;
  /** The dialect with the most votes; of equals the first in the list; undefined without any vote. */
  best(): LineDialect | undefined;
}

/** Lines of one dialect that settle the question, and lines after the first vote that end the search. */
const ENOUGH = 3;
const PATIENCE = 64;

export function createLineDetector(dialects: readonly LineDialect[]): LineDetector {
  const votes = dialects.map((dialect) => ({ dialect, count: 0 }));
  let sinceFirst = 0;
  return {
    see(line) {
      let most = 0;
      for (const vote of votes) {
        if (vote.dialect.recognizes(line)) vote.count += 1;
        most = Math.max(most, vote.count);
      }
      if (most > 0) sinceFirst += 1;
      return most >= ENOUGH || sinceFirst >= PATIENCE;
    },
    best() {
      // Asked after every line of a file that may have none.
      let found: LineDialect | undefined;
      let most = 0;
      for (const { dialect, count } of votes) {
        if (count > most) found = dialect;
        most = Math.max(most, count);
      }
      return found;
    },
  };
}
