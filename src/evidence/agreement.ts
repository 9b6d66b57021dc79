// Rows → constant weights that explain all of them within rounding, and how little of a chance that is.

import { digitsOf, simplestNumbers } from "../math/simplest-number.ts";
import { admits, fit as fitUnder, MOST_RANGED, pointInside } from "../reconcile/bounds/fit.ts";
import { zero } from "../reconcile/models/index.ts";
import { intervalsOf, type RowIntervals } from "../reconcile/rows/row-intervals.ts";
import { addUpAt, differentRows, type Rows } from "../reconcile/rows/rows.ts";
import type { Slack } from "../reconcile/rows/slack.ts";
import { agreementBits, simplestWeights } from "../reconcile/weights/simplest-weights.ts";

/** `base`: the expected weights; `twice`: one part counted twice; `scale`: one factor for all; `weights`: others. */
export interface Agreement {
  readonly kind: "base" | "twice" | "scale" | "weights" | "none";
  readonly weights: readonly number[] | undefined;
  /** How unlikely it is that rows which do not add up are explained by weights this short, as −log₂; 0 for none. */
  readonly bits: number;
  /** Rows beyond the number of weights. */
  readonly spare: number;
  /** Some weights do, be they short or not; not looked for where there are too many of them. */
  readonly isFeasible: boolean;
}

/** A common factor counts as one from two digits on and when pinned this closely, relative. */
const FACTOR_WIDTH = 0.05;
const FACTOR_DIGITS = 3;
/** Rows to spare from which on nobody asks how many differ. */
const ENOUGH_SPARE = 8;

export function agreementOf(rows: Rows, slack: Slack, base: readonly number[]): Agreement {
  const k = base.length;
  const n = rows.observations.length;
  const different = differentRows(rows, k + ENOUGH_SPARE);
  const spare = (different < k + ENOUGH_SPARE ? different : n) - k;
  const none: Agreement = { kind: "none", weights: undefined, bits: 0, spare, isFeasible: false };
  if (n === 0 || k === 0) return none;
  if (addUpAt(rows, base)) return { ...none, kind: "base", weights: base, bits: Infinity };
  const intervals = intervalsOf(rows.observations, slack);
  const isRanged = k <= MOST_RANGED;
  const fit = isRanged ? fitUnder(intervals, zero) : undefined;
  if (isRanged && fit === undefined) return none;
  const simplest = fit && simplestWeights(fit);
  const some: Agreement = {
    ...none,
    bits: fit && simplest ? agreementBits(fit, simplest) : 0,
    isFeasible: fit !== undefined,
  };
  if (k >= 2 && n >= 2) {
    const factor = commonFactor(intervals, base);
    if (factor !== undefined)
      return { ...some, kind: "scale", weights: base.map((weight) => weight * factor) };
    const twice = spare >= 0 ? onePartTwice(intervals, base) : undefined;
    if (twice !== undefined) return { ...some, kind: "twice", weights: twice };
  }
  // Of so many components no ranges are looked for, and any weights do.
  const weights = isRanged ? simplest : pointInside(intervals, zero);
  return weights === undefined ? some : { ...some, kind: "weights", weights };
}

/** The weights at which one part counts twice, where it is one alone. */
function onePartTwice(
  intervals: RowIntervals,
  base: readonly number[],
): readonly number[] | undefined {
  const admitted = base
    .map((_, i) => base.map((weight, j) => (i === j ? 2 * weight : weight)))
    .filter((weights) => admits(intervals, zero, weights));
  return admitted.length === 1 ? admitted[0] : undefined;
}

/** The factor c with total = c · weighted sum in every row, where the rows pin it and it is short. */
function commonFactor(intervals: RowIntervals, base: readonly number[]): number | undefined {
  const { componentLow, componentHigh, totalLow, totalHigh, weightScales } = intervals;
  const sum = (columns: readonly Float64Array[], t: number): number =>
    columns.reduce(
      (all, column, i) =>
        all + ((base[i] as number) * (column[t] as number)) / (weightScales[i] as number),
      0,
    );
  let [low, high] = [-Infinity, Infinity];
  for (let t = 0; t < totalLow.length; t += 1) {
    const sumLow = sum(componentLow, t);
    if (sumLow <= 0 || (totalLow[t] as number) <= 0) continue;
    low = Math.max(low, (totalLow[t] as number) / sum(componentHigh, t));
    high = Math.min(high, (totalHigh[t] as number) / sumLow);
  }
  if (!(low <= high) || high - low >= FACTOR_WIDTH * high) return undefined;
  const [factor] = simplestNumbers(low, high, 1);
  if (factor === undefined || digitsOf(factor) > FACTOR_DIGITS) return undefined;
  const scaled = base.map((weight) => weight * factor);
  // A part that is too small to pin its weight may as well keep the one that is expected.
  const isOfAll = base.every(
    (weight, i) =>
      !admits(
        intervals,
        zero,
        scaled.map((other, j) => (i === j ? weight : other)),
      ),
  );
  return isOfAll && admits(intervals, zero, scaled) ? factor : undefined;
}
