// What is said of a residual's nature, and the measures that several judgements share.

import { differences, median } from "../math/statistics.ts";

/**
 * `short-batch`: what a short last batch leaves; `averaging`: total and components averaged over different windows;
 * `learned`: weights that drift with training; `weight-function`: of the model's weights alone;
 * `data-dependent`: moves with the batches; `weights`: no hidden term needed, but too few rows to prove it.
 */
export type Nature =
  | "short-batch"
  | "averaging"
  | "learned"
  | "weight-function"
  | "data-dependent"
  | "weights"
  | "validation-total"
  | "break"
  | "unclear";

/** What the judgement rests on, the firmest first; certainty is calibrated by it. */
export type Basis =
  | "updates"
  | "smoothness"
  | "few-updates"
  | "one-update"
  | "validation"
  | "near-validation"
  | "sign"
  | "epochs";

export interface NatureFact {
  readonly nature: Nature;
  readonly basis: Basis;
  /** Weights at which the residual was judged. */
  readonly weights: readonly number[];
  /** Train residuals at those weights, in order of time. */
  readonly residuals: readonly number[];
  /** True where the weights are not the expected ones but those that make the residual smoothest, or the rows add up. */
  readonly fitted: boolean;
  /**
   * How far train rows lie off the line of their neighbours beyond rounding, as a share of the sum (median), where a
   * short last batch may do so; null where it may not, or they do not.
   */
  readonly scatter: number | null;
  /** How sure the basis makes the nature. */
  readonly sure: "strong" | "moderate" | "possible";
  /** One clause each, with the figures. */
  readonly reasons: readonly string[];
}

/** Epochs below which the weaker bases say little. */
const ENOUGH_EPOCHS = 5;

/**
 * Right of all first findings with this basis, on the corpus, on 220 Keras 3.15.1 runs of scripts/control-runs.py
 * that the rules were set with, and on 126 that only these certainties were set with: updates and smoothness 49 of 49, 22 of 25 and 14 of
 * 15; validation 29 of 31, 16 of 24, 7 of 11; near validation (off by no more than a short batch leaves it) 6 of 13
 * and 2 of 6 of the control runs; one update an epoch 17 of 18, 24 of 37, 7 of 18; epochs alone 16 of 26, 14 of 35, 12 of 25.
 */
export function sureness(
  nature: Nature,
  basis: Basis,
  epochs: number,
  small: boolean,
): NatureFact["sure"] {
  switch (basis) {
    case "updates":
    case "smoothness":
      return "strong";
    case "validation":
      return small && nature === "weight-function" ? "possible" : "moderate";
    case "one-update":
    case "few-updates":
      return nature === "break" && epochs >= ENOUGH_EPOCHS ? "moderate" : "possible";
    case "epochs":
      return nature === "averaging" && epochs >= ENOUGH_EPOCHS ? "moderate" : "possible";
    case "sign":
      return nature === "learned" ? "strong" : "possible";
    case "near-validation":
      return "possible";
  }
}

/** S·|residual|/Σ weighted components: below this a short last batch is possible, above 1 it is not plausible. */
export const SHORT_BATCH = 0.5;
export const NOT_SHORT_BATCH = 1;
export const digits = (value: number): string => String(Number(value.toPrecision(2)));

export type Say = (
  nature: Nature,
  basis: Basis,
  weights: readonly number[],
  ...reasons: string[]
) => NatureFact;

/** Data-dependent terms fall fast at first; a weight penalty glides. */
export function dropsFirst(r: readonly number[]): boolean {
  const drops = differences(r.map((value) => Math.log(Math.max(1e-9, value))));
  const [first] = drops;
  return first !== undefined && drops.length >= 3 && first < -0.5 && first < 3 * median(drops);
}

/** Bases of a smooth residual on which a term on the data cannot be told from a function of the weights. */
const UNTOLD: ReadonlySet<Basis> = new Set([
  "epochs",
  "one-update",
  "few-updates",
  "smoothness",
  "validation",
]);

/** Whether the hidden term depends on the data: it does, it may (these rows do not show the batches), or it does not. */
export function dependsOnData({ nature, basis }: NatureFact): "yes" | "perhaps" | "no" {
  if (nature === "data-dependent") return "yes";
  return nature === "weight-function" && UNTOLD.has(basis) ? "perhaps" : "no";
}
