// Rows → whether they add up at some weights, and which kind of weights those are.

import { addsUp, type Rows, ones, residuals, weightedSums } from "../rows/rows.ts";
import { deviation, mean, smallest } from "../../math/statistics.ts";
import { admits, type Feasible, feasibleOnly } from "../bounds/fit.ts";
import { zero } from "../models/zero.ts";
import type { Slack } from "../rows/series.ts";
import { simplestWeights } from "./simplest-weights.ts";
import { complexity, simplestNumbers } from "../../math/simplest-number.ts";

/** What kind of weights make the rows add up: `base`, the declared ones or else 1; `few`: some do, but there are too few rows for that to mean much. */
export type BalanceKind = "base" | "scale" | "twice" | "weights" | "few" | "none";

export interface Balance {
  readonly kind: BalanceKind;
  readonly weights: readonly number[] | undefined;
  readonly fit: Feasible | undefined;
  /** Rows beyond the number of weights: what is left to contradict them. */
  readonly spare: number;
}

/** "Adds up at some weights" counts from this many rows beyond the weights on (corpus: with 0 or 1 wrong weights fit by chance). */
const SPARE_ROWS = 2;

/** A common factor must be pinned this closely, relative, before it is one. */
const FACTOR_WIDTH = 0.05;

export function balance(block: Rows, slack: Slack, base: readonly number[]): Balance {
  const k = ones(block).length;
  const spare = block.observations.length - k;
  const fit =
    block.observations.length > 0 ? feasibleOnly(block.observations, zero, slack) : undefined;
  const plain = ones(block);
  if (addsUp(block, base) && fit !== undefined) return { kind: "base", weights: base, fit, spare };
  if (fit === undefined) return { kind: "none", weights: undefined, fit, spare };
  if (k >= 2 && block.observations.length >= 2) {
    const factor = commonFactor(fit);
    if (factor !== undefined && isWorth([factor], spare))
      // Weights of 1 where others were declared are no scale: the declaration is off.
      return {
        kind: factor === 1 ? "weights" : "scale",
        weights: plain.map(() => factor),
        fit,
        spare,
      };
    const doubled = plain
      .map((_, i) => plain.map((weight, j) => (i === j ? 2 : weight)))
      .filter((weights) => admits(fit.series, zero, weights));
    const [only] = doubled;
    if (doubled.length === 1 && only !== undefined)
      return { kind: "twice", weights: only, fit, spare };
  }
  const weights = simplestWeights(fit);
  if (weights === undefined) return { kind: "few", weights, fit, spare };
  // One number that explains what k weights would is the better explanation: a constant positive residual at the base weights.
  if (spare < SPARE_ROWS || !isWorth(weights, spare) || isConstantAt(block, base))
    return { kind: "few", weights, fit, spare };
  return { kind: "weights", weights, fit, spare };
}

/** The factor c with total = c · sum in every row, float32 errors allowed for; undefined unless the rows pin it. */
function commonFactor({ series, boxes }: Feasible): number | undefined {
  const { componentLow, componentHigh, totalLow, totalHigh, weightScales } = series;
  const sum = (columns: readonly Float64Array[], t: number): number =>
    columns.reduce(
      (all, column, i) => all + (column[t] as number) / (weightScales[i] as number),
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
  if (factor === undefined) return undefined;
  return admits(
    series,
    zero,
    boxes.map(() => factor),
  )
    ? factor
    : undefined;
}

/** Corpus: near-constant penalties vary by less than this, and every other residual that weights could absorb by more. */
const CONSTANT_VARIATION = 0.1;

/** At these weights the residual is positive and nearly one number, steadier than its share of the sum. */
export function isConstantAt(block: Rows, weights: readonly number[]): boolean {
  const r = residuals(block, weights);
  const share = weightedSums(block, weights).map((sum, t) => sum / (r[t] as number));
  const variation = deviation(r) / mean(r);
  if (smallest(r) <= 0 || variation >= CONSTANT_VARIATION) return false;
  return variation < 0.5 * (deviation(share) / mean(share)) + 1e-9;
}

/**
 * Weights with many digits fit a few rows by chance (a short batch, a small penalty): simple ones, of two digits or so,
 * count from one spare row on, others need two spare rows for every digit beyond.
 */
function isWorth(weights: readonly number[], spare: number): boolean {
  return spare >= 1 && 2 * Math.max(0, digitsOf(weights) - SIMPLE * weights.length) <= spare;
}

const SIMPLE = 2.1;

function digitsOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + complexity(weight), 0);
}

/** Weights of hardly more than one digit each: simple enough to be shown on few rows. */
export function isSimple(weights: readonly number[]): boolean {
  return digitsOf(weights) <= 1.2 * weights.length;
}
