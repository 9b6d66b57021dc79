// Rows → how many epochs they are of, and the first and the last of them.

import type { RowAnalysis } from "./analysis.ts";

interface EpochSpan {
  readonly count: number;
  readonly first: number;
  readonly last: number;
}

export function epochSpan(rows: Iterable<Pick<RowAnalysis, "epoch">>): EpochSpan {
  let [count, first, last] = [0, Infinity, -Infinity];
  let doesAscend = true;
  for (const { epoch } of rows) {
    if (epoch > last) count += 1;
    doesAscend &&= epoch >= last;
    first = Math.min(first, epoch);
    last = Math.max(last, epoch);
  }
  // A set of a million numbers takes 40 MB: most runs need none.
  return { count: doesAscend ? count : countOf(rows), first, last };
}

function countOf(rows: Iterable<Pick<RowAnalysis, "epoch">>): number {
  const epochs = new Set<number>();
  for (const { epoch } of rows) epochs.add(epoch);
  return epochs.size;
}
