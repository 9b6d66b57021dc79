// Accounts → what their rows show exactly, which no table need weigh.

import type { Accounts, Agreement, AtWeights, Remainders } from "../evidence/accounts.ts";
import { absolute, roughness } from "../evidence/courses.ts";
import { largestShare } from "../evidence/largest-share.ts";
import { rowsAt } from "../evidence/create-accounts.ts";
import {
  AGREEMENT_BITS,
  AGREEMENT_SPARE,
  CALM,
  CALM_ROWS,
  CALM_SHARE,
  CALMER,
  FACT_PROBABILITY,
  FAR_BELOW,
  LAST_BATCH_PAIRS,
  LAST_BATCH_SHARE,
  MATERIAL_SHARE,
  SHORT_BITS,
  SHORT_PROBABILITY,
  SIDE_EPOCHS,
  SIDE_ROUNDINGS,
  SIDE_SHARE,
  STEADY,
  STEADY_SHARE,
} from "./thresholds.ts";
import type { VerdictId } from "./verdicts.ts";
import { largest, median, smallest } from "../math/statistics.ts";
import { lastBatches } from "../evidence/last-batch.ts";

export interface ExactFact {
  readonly verdict: VerdictId;
  /** The cause that the same rows show; null where they do not. */
  readonly cause: string | null;
  /** The weights that the fact holds at. */
  readonly weights: readonly number[];
  /** In [0, 1]. */
  readonly probability: number;
}

/** What needs no table. `strict`: a penalty is expected, so that a remainder that is merely small is one all the same. */
export function exactFact(accounts: Accounts, strict: boolean): ExactFact | undefined {
  const { base, atBase, rows } = accounts;
  const all = accounts.agreement("all");
  if (all.kind === "base" || (!strict && isImmaterial([atBase.train, atBase.val])))
    return { verdict: "adds-up", cause: "adds-up", weights: base, probability: FACT_PROBABILITY };
  if (!accounts.singleOutput && isSure(all) && all.weights !== undefined)
    return {
      verdict: "other-weights",
      cause: causeOfWeights(all),
      weights: all.weights,
      probability: FACT_PROBABILITY,
    };
  const batches = lastBatches(accounts);
  const alone = batches.filter(({ total, sum, unit }) => Math.abs(total - sum) <= unit).length;
  if (batches.length >= LAST_BATCH_PAIRS && alone >= LAST_BATCH_SHARE * batches.length)
    return {
      verdict: "measured-differently",
      cause: "averaging-mismatch",
      weights: accounts.atPlausible.weights,
      probability: FACT_PROBABILITY,
    };
  if (rows.updates.observations.length > 0) {
    const inner = accounts.agreement("updates");
    if (isSure(inner) && inner.weights !== undefined) {
      const at = rowsAt(rows, inner.weights);
      if (!strict && isImmaterial([at.train, at.val]))
        return inner.kind === "base"
          ? {
              verdict: "adds-up",
              cause: "adds-up",
              weights: inner.weights,
              probability: FACT_PROBABILITY,
            }
          : {
              verdict: "other-weights",
              cause: causeOfWeights(inner),
              weights: inner.weights,
              probability: FACT_PROBABILITY,
            };
      return {
        verdict: "measured-differently",
        cause: null,
        weights: inner.weights,
        probability: FACT_PROBABILITY,
      };
    }
  }
  if (
    !accounts.singleOutput &&
    (isSteadyBesideMovingParts(atBase) || isCalmBesideJumpingParts(atBase))
  )
    return { verdict: "hidden-term", cause: null, weights: base, probability: FACT_PROBABILITY };
  if (!accounts.singleOutput && all.weights !== undefined && isShort(all) && isFarBelow(atBase))
    return {
      verdict: "other-weights",
      cause: causeOfWeights(all),
      weights: all.weights,
      probability: SHORT_PROBABILITY,
    };
  if (!accounts.singleOutput && addsUpOnOneSide(atBase.train))
    return {
      verdict: "changing-weights",
      cause: "weight-schedule",
      weights: base,
      probability: FACT_PROBABILITY,
    };
  return undefined;
}

/** The first epochs add up at the expected weights, and every one after them is far off. */
function addsUpOnOneSide({ r, sum, tolerance }: Remainders): boolean {
  const first = r.findIndex((value, t) => Math.abs(value) > (tolerance[t] as number));
  return (
    first >= SIDE_EPOCHS &&
    r.every((value, t) => {
      const off = Math.abs(value);
      return (
        t < first ||
        (off >= SIDE_SHARE * Math.abs(sum[t] as number) &&
          off >= SIDE_ROUNDINGS * (tolerance[t] as number))
      );
    })
  );
}

/** What is left is one number in every row, of train and of validation, while the parts go far apart. */
function isSteadyBesideMovingParts({ train, val }: AtWeights): boolean {
  const [r, sum, total] = [
    [...train.r, ...val.r],
    [...train.sum, ...val.sum],
    [...train.total, ...val.total],
  ];
  const rounding = largest([...train.tolerance, ...val.tolerance]);
  if (r.length < 2 || r.some((value, t) => value < STEADY_SHARE * (total[t] as number)))
    return false;
  if (smallest(r) <= 3 * rounding) return false;
  const spread = Math.max(largest(r) - smallest(r), rounding / 2);
  return spread <= STEADY * (largest(sum) - smallest(sum));
}

/** What is left is half of every total or more, and strays from a smooth course far less than the parts do. */
function isCalmBesideJumpingParts({ train, val }: AtWeights): boolean {
  const [own, theirs] = [roughness(train.r), roughness(train.sum)];
  if (own === null || theirs === null || train.r.length < CALM_ROWS) return false;
  const isLarge = ({ r, total }: Remainders): boolean =>
    r.every((value, t) => value >= CALM_SHARE * (total[t] as number));
  if (!isLarge(train) || !isLarge(val)) return false;
  const calm = own / median(absolute(train.r));
  return calm <= CALM && calm <= CALMER * (theirs / median(absolute(train.sum)));
}

/** As many rows as weights, and weights so short that it is hardly a chance. */
function isShort({ bits, spare }: Agreement): boolean {
  return spare >= 0 && bits >= SHORT_BITS;
}

/** No hidden term above 0 takes a total far below the sum of its parts, and no two averages lie so far apart. */
function isFarBelow({ train, val }: AtWeights): boolean {
  return [train, val].every(({ r, sum }) =>
    r.every((value, t) => value < -FAR_BELOW * (sum[t] as number)),
  );
}

function isSure({ kind, bits, spare }: Agreement): boolean {
  if (kind === "none" || spare < AGREEMENT_SPARE) return false;
  return kind !== "weights" || bits >= AGREEMENT_BITS;
}

export function causeOfWeights({ kind }: Agreement): string {
  return kind === "scale" ? "uniform-scale" : kind === "twice" ? "counted-twice" : "loss-weights";
}

function isImmaterial(lists: readonly Remainders[]): boolean {
  const share = largestShare(lists);
  return share !== null && share < MATERIAL_SHARE;
}
