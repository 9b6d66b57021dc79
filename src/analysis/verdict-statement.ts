// A judgement → what is said of it: the verdict, with what holds beside it and what the rows speak against.

import type { ShownWeights } from "./shown-weights.ts";
import { certaintyOf, type Judgement } from "../verdict/judgement.ts";
import { UNLIKELY } from "../verdict/thresholds.ts";
import { type VerdictId, verdictRecord } from "../verdict/verdicts.ts";
import type { VerdictStatement } from "./analysis.ts";

/** `known`: a verdict that the rows need not be judged for. */
export function statement(known: VerdictId | null, judged: Judgement | null): VerdictStatement {
  const said = known === null ? judged : null;
  const id = known ?? said?.verdict ?? "cannot-tell";
  const probability = known === null ? (said?.probability ?? 0) : 1;
  return {
    id,
    sign: verdictRecord(id).sign,
    certainty: certaintyOf(probability),
    probability,
    between: said?.between ?? [],
    unlikely: said === null ? [] : unlikelyOf(said),
    also: said?.also ?? [],
    termSplit: said?.termSplit ?? "both",
    isApart: said?.isApart ?? false,
    equallyLikely: said?.equallyLikely ?? [],
  };
}

/** Weights other than the expected ones hold beside a verdict only where the expected ones are not in their ranges. */
export function besides(
  { also }: VerdictStatement,
  { weights }: ShownWeights,
  base: readonly number[],
): readonly VerdictId[] {
  const isOther = weights.some(({ value, low, high }, i) => {
    const own = base[i] as number;
    return value !== own && (low === null || own < low || own > (high ?? Infinity));
  });
  return isOther ? also : also.filter((id) => id !== "other-weights");
}

/** What is named as possible, or as holding beside the verdict, is not called unlikely. */
function unlikelyOf({ probabilities, between, also }: Judgement): readonly VerdictId[] {
  return [...probabilities].flatMap(([id, own]) =>
    own < UNLIKELY && !between.includes(id) && !also.includes(id) ? [id] : [],
  );
}
