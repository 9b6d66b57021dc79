// A run → the parts that are printed alike in every row: only the sum of their weights shows in the total.

import { partName } from "../../table/loss-names.ts";
import type { RunAnalysis } from "../analysis.ts";
import { short } from "../../math/short.ts";
import { code, listOf } from "./names.ts";
import { wholeRows } from "./run-rows.ts";

interface SameParts {
  readonly components: readonly string[];
  /** Of their weights. */
  readonly sum: string;
  readonly names: string;
}

/** The first of such groups. O(rows · components²). */
export function sameParts(run: RunAnalysis): SameParts | null {
  const rows = wholeRows(run);
  if (rows.length < 2) return null;
  const { components, weights } = run;
  const likeOf = (place: number): number[] =>
    components.flatMap((_, i) =>
      i >= place && rows.every(({ parts }) => parts[i]?.value === parts[place]?.value) ? [i] : [],
    );
  const found = components.map((_, i) => likeOf(i)).find((like) => like.length > 1);
  if (found === undefined) return null;
  const sum = found.reduce((all, i) => all + (weights[i]?.value ?? 1), 0);
  const own = found.map((i) => components[i] as string);
  return {
    components: own,
    sum: short(sum, 4),
    names: listOf(own.map((name) => code(partName(name)))),
  };
}
