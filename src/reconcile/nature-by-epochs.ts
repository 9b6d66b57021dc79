// Epoch rows, with or without validation → what the residual behaves like.

import { deviation, largest, mean, median, smallest } from "../math/statistics.ts";
import { type Balance } from "./weights/balance.ts";
import {
  type Rows,
  leastSquares,
  residuals,
  stack,
  tolerances,
  weightedSums,
} from "./rows/rows.ts";
import { type RunRows } from "./rows/run-rows.ts";
import {
  NOT_SHORT_BATCH,
  type NatureFact,
  SHORT_BATCH,
  type Say,
  digits,
  dropsFirst,
} from "./nature-fact.ts";
import { roughness, shareOnTrack, smoothWeights } from "./track.ts";

/** Share of validation rows between their two train neighbours; corpus: penalties 1.0, hidden losses at most 0.6. */
const INSIDE = 0.75;

export function judgeByEpochs(
  blocks: RunRows,
  plain: readonly number[],
  largestAtBase: number,
  all: Balance,
  fittedIsShorter: boolean,
  say: Say,
): NatureFact {
  const { train, val, steps } = blocks;
  const both = stack(train, val);
  const k = plain.length;
  const n = train.observations.length;
  const hasVal = val.observations.length > 0;
  let smooth = smoothWeights(both, plain);
  if (hasVal && n >= 2 * k + 2) {
    const alone = smoothWeights(train, plain);
    if (
      smooth.how !== "fitted"
        ? alone.how === "fitted"
        : smooth.atBest > 1.5 && alone.atBest < smooth.atBest
    )
      smooth = alone;
  }
  const atBase = residuals(train, plain);
  const fitted = residuals(train, smooth.weights);
  const rounding = median(tolerances(train, smooth.weights));
  const far =
    smooth.weights.some((weight) => Math.abs(weight - 1) > 0.25) && smallest(smooth.weights) > 0;
  const useFitted =
    smooth.how === "fitted" &&
    fittedIsShorter &&
    far &&
    smallest(fitted) > 0 &&
    smooth.gain >= 3 &&
    median(roughness(train, smooth.weights)) <= 0.05 * median(fitted) + rounding &&
    median(fitted) > 3 * rounding &&
    (smallest(atBase) <= 0 || smooth.gain >= 6);
  const weights = useFitted ? smooth.weights : plain;
  const r = useFitted ? fitted : atBase;
  const sums = weightedSums(train, weights);
  const largestScale = useFitted
    ? largest(r.map((value, t) => (steps * Math.abs(value)) / (sums[t] as number)))
    : largestAtBase;
  const rough = roughness(train, weights);
  const noise = rough.length > 0 ? (median(rough) / median(sums)) * steps : 0;
  const relative = rough.length > 0 ? median(rough) / Math.max(1e-12, median(r.map(Math.abs))) : 0;
  if (noise > 0.5 && relative > 0.3 && smoothWeights(train, plain).gain < 5) {
    return say(
      "averaging",
      "epochs",
      plain,
      "the residual jumps about zero from epoch to epoch, whatever the weights",
    );
  }
  const squares = leastSquares(both);
  const left = steps * squares.error;
  if (median(r) < 0) {
    if (smooth.how === "fitted" && smooth.gain >= 30 && left >= 0.35) {
      return say(
        "weight-function",
        "epochs",
        smooth.weights,
        "at the smoothest weights the residual runs along a smooth track",
      );
    }
    if (all.fit !== undefined)
      return say(
        "weights",
        "epochs",
        all.weights ?? plain,
        "the rows add up at other weights, and no residual above zero fits the weights taken",
      );
    if (largestAtBase < SHORT_BATCH)
      return say(
        "short-batch",
        "epochs",
        plain,
        "the residual is as small as a short last batch leaves it",
      );
    if (left < 0.35 && both.observations.length >= 2 * k) {
      return say(
        "short-batch",
        "epochs",
        squares.weights,
        "at the best weights what is left is as small as a short last batch leaves it",
      );
    }
    return largestAtBase > NOT_SHORT_BATCH
      ? say(
          "averaging",
          "sign",
          plain,
          "the total falls below the sum of the components by more than one short batch can do",
        )
      : say(
          "unclear",
          "epochs",
          plain,
          "the total falls below the sum of the components, and no weights make up for it",
        );
  }
  if (hasVal && n >= 2) return judgeByValidation({ ...blocks }, weights, r, largestScale, say);
  if (largestScale < SHORT_BATCH && n >= 3) {
    const own = deviation(r) / Math.abs(mean(r));
    const shares = r.map((value, t) => value / (sums[t] as number));
    const ofShare = deviation(shares) / Math.abs(mean(shares));
    if (smallest(r) <= 0 || (ofShare < 2 * own && own > 0.1)) {
      return say(
        "short-batch",
        "epochs",
        plain,
        "the residual is as small as a short last batch leaves it, and moves with the components",
      );
    }
  }
  if (n >= 5 && shareOnTrack(train, plain) < 0.8 && smooth.how === "base") {
    return say(
      "data-dependent",
      "epochs",
      weights,
      "the residual wiggles more than a function of the weights does",
    );
  }
  if (dropsFirst(r))
    return say(
      "data-dependent",
      "epochs",
      weights,
      "the residual drops much faster in the first epochs than after them",
    );
  const calm = smoothAmidNoise(train, weights);
  if (calm !== undefined) return say("weight-function", "smoothness", weights, calm);
  return say(
    "weight-function",
    "epochs",
    weights,
    n >= 3
      ? "the residual runs along a smooth track from epoch to epoch"
      : "the residual stays above zero",
  );
}

/** Epochs that smoothness alone is judged by, and how much the components must jump, and how much less the residual. */
const CALM_EPOCHS = 8;
const JUMPING = 0.1;
const CALM = 0.1;

/** A term that depends on the batches would jump as the components do. */
function smoothAmidNoise(train: Rows, weights: readonly number[]): string | undefined {
  if (train.observations.length < CALM_EPOCHS) return undefined;
  const own = median(roughness(train, weights)) / median(residuals(train, weights));
  const sums = weightedSums(train, weights);
  const jumps = sums
    .slice(1, -1)
    .map((value, i) => Math.abs(value - ((sums[i] as number) + (sums[i + 2] as number)) / 2));
  const theirs = median(jumps) / median(sums);
  if (theirs < JUMPING || own > CALM * theirs) return undefined;
  return `the components jump by ${digits(100 * theirs)} % off the line of their neighbours, the residual only by ${digits(100 * own)} %`;
}

/** Share of the validation sum that a short batch of a few steps leaves (measured on Keras 3.15.1: up to 7 % with 2 to 4 steps, 4.5 % mostly). */
const SHORT_VALIDATION = 0.045;

/** Share of the sum by which a short validation batch leaves no total below it (measured: up to 7 %). */
const FAR_BELOW = 0.1;

/** Validation is taken at the end of its epoch: a function of the weights then lies between two train rows. */
function judgeByValidation(
  { train, val, steps, mayBeUneven }: RunRows,
  weights: readonly number[],
  r: readonly number[],
  largestScale: number,
  say: Say,
): NatureFact {
  const valAllowed = tolerances(val, weights);
  const byEpoch = new Map(
    residuals(val, weights).map((value, i) => [
      val.epochs[i] as number,
      { value, allowed: valAllowed[i] as number },
    ]),
  );
  const gaps: { gap: number; inside: boolean; allowed: number }[] = [];
  const together: { train: number; val: number }[] = [];
  const allowed = tolerances(train, weights);
  r.forEach((value, t) => {
    const own = byEpoch.get(train.epochs[t] as number);
    if (own === undefined) return;
    together.push({ train: value, val: own.value });
    const next = r[t + 1];
    if (next === undefined) return;
    const gap = own.value - (value + next) / 2;
    gaps.push({
      gap,
      allowed: own.allowed,
      inside: Math.abs(gap) <= 0.55 * Math.abs(next - value) + own.allowed + (allowed[t] as number),
    });
  });
  const sumsOfVal = weightedSums(val, weights);
  const below = smallest(together.map((pair, i) => pair.val / (sumsOfVal[i] as number)));
  if (below < -FAR_BELOW)
    return say(
      "averaging",
      "sign",
      weights,
      `a validation total falls below the sum of its components by ${digits(-100 * below)} %, as no hidden term makes it`,
    );
  const share = gaps.filter(({ inside }) => inside).length / Math.max(1, gaps.length);
  if (gaps.length > 0 && share >= INSIDE) {
    return say(
      "weight-function",
      "validation",
      weights,
      `validation lies on the train track: ${gaps.filter(({ inside }) => inside).length} of ${gaps.length} values between their two train neighbours`,
    );
  }
  const sums = weightedSums(train, weights);
  const valSums = weightedSums(val, weights);
  const near =
    mayBeUneven &&
    median(gaps.map(({ gap }, i) => Math.abs(gap) / (valSums[i] as number))) < SHORT_VALIDATION;
  const off = near ? "near-validation" : "validation";
  const offsets = gaps.map(({ gap }) => gap);
  const jitter = (median(offsets.map(Math.abs)) * steps) / median(sums);
  const lowestVal = smallest(together.map((pair) => pair.val));
  if (
    Math.abs(mean(offsets)) < deviation(offsets) &&
    jitter < 0.25 &&
    r.length >= 4 &&
    lowestVal > 0 &&
    deviation(offsets) > 3 * median(gaps.map((gap) => gap.allowed))
  ) {
    return say(
      "weight-function",
      "validation",
      weights,
      "validation jitters about the train track by no more than a short last batch does",
    );
  }
  const apart = median(together.map((pair) => Math.abs(pair.val - pair.train)));
  if (lowestVal <= 0 || apart > 0.25 * median(r.map(Math.abs))) {
    if (largestScale < SHORT_BATCH) {
      const shares = r.map((value, t) => value / (sums[t] as number));
      const alike =
        deviation(shares) / mean(shares) <= (2 * deviation(r)) / mean(r) || smallest(r) <= 0;
      return alike
        ? say(
            "short-batch",
            "validation",
            weights,
            "the residual is as small as a short last batch leaves it, and validation has another one",
          )
        : say(
            "weight-function",
            "validation",
            weights,
            "the residual is steady while the components move",
          );
    }
    return lowestVal > 0
      ? say("data-dependent", off, weights, "validation is off the train track")
      : say(
          "weight-function",
          "validation",
          weights,
          "the train residual runs along a smooth track; validation is disturbed by a short batch",
        );
  }
  return say(
    "data-dependent",
    off,
    weights,
    `validation is off the train track: only ${gaps.filter(({ inside }) => inside).length} of ${gaps.length} values between their two train neighbours`,
  );
}
