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
  | "unclear";

/** What the judgement rests on, the firmest first; certainty is calibrated by it. */
export type Basis =
  | "updates"
  | "smoothness"
  | "few-updates"
  | "one-update"
  | "validation"
  | "sign"
  | "epochs";

export interface NatureFact {
  readonly nature: Nature;
  readonly basis: Basis;
  /** Weights at which the residual was judged. */
  readonly weights: readonly number[];
  /** Train residuals at those weights, in order of time. */
  readonly residuals: readonly number[];
  /** One clause each, with the figures. */
  readonly reasons: readonly string[];
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
const UNTOLD: ReadonlySet<Basis> = new Set(["epochs", "one-update", "few-updates", "smoothness"]);

/** Whether the hidden term depends on the data: it does, it may (these rows do not show the batches), or it does not. */
export function dependsOnData({ nature, basis }: NatureFact): "yes" | "perhaps" | "no" {
  if (nature === "data-dependent") return "yes";
  return nature === "weight-function" && UNTOLD.has(basis) ? "perhaps" : "no";
}
