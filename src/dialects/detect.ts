// The first lines of a log → the dialect that most of them speak for.

import type { Line } from "../lines/line.ts";
import type { Dialect } from "./dialect.ts";

export interface Detector {
  /** True once the dialect is certain. */
  see(line: Line): boolean;
  /** The dialect with the most votes; of equals the first in the list; undefined without any vote. */
  best(): Dialect | undefined;
}

/** Lines of one dialect that settle the question, and lines after the first vote that end the search. */
const ENOUGH = 3;
const PATIENCE = 64;

export function createDetector(dialects: readonly Dialect[]): Detector {
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
      const [first] = votes.toSorted((a, b) => b.count - a.count);
      return first === undefined || first.count === 0 ? undefined : first.dialect;
    },
  };
}
