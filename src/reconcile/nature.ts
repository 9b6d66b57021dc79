// A residual that no constant weights remove → what kind of thing it behaves like, by the evidence of the rows.

import { deviation, differences, largest, mean, median, smallest } from "../math/statistics.ts";
import { type Balance, balance, isConstantAt } from "./balance.ts";
import {
  addsUp,
  type Block,
  leastSquares,
  pick,
  residuals,
  stack,
  tolerances,
  weightedSums,
} from "./block.ts";
import type { Blocks } from "./blocks.ts";
import type { Slack } from "./series.ts";
import { batchDependence, roughness, shareOnTrack, smoothWeights } from "./track.ts";

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
  | "unclear";

/** What the judgement rests on, the firmest first; certainty is calibrated by it. */
export type Basis = "updates" | "smoothness" | "one-update" | "validation" | "sign" | "epochs";

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
const SHORT_BATCH = 0.5;
const NOT_SHORT_BATCH = 1;
/** z-score of the progress updates; corpus: penalties at most 0.66, data-dependent terms 3.5 and more. */
const BATCH_DEPENDENT = 3;
/** Share of validation rows between their two train neighbours; corpus: penalties 1.0, hidden losses at most 0.6. */
const INSIDE = 0.75;

const digits = (value: number): string => String(Number(value.toPrecision(2)));

export function judgeNature(
  blocks: Blocks,
  all: Balance,
  slack: Slack,
  plain: readonly number[],
): NatureFact {
  const { updates, train, steps } = blocks;
  const verdict = (
    nature: Nature,
    basis: Basis,
    weights: readonly number[],
    ...reasons: string[]
  ): NatureFact => ({
    nature,
    basis,
    weights,
    residuals: residuals(train, weights),
    reasons,
  });
  if (train.observations.length === 0) {
    return verdict("unclear", "epochs", plain, "there are only validation rows");
  }
  const r = residuals(train, plain);
  const sums = weightedSums(train, plain);
  const scale = r.map((value, t) => (steps * Math.abs(value)) / Math.max(1e-9, sums[t] as number));
  if (blocks.totalAveragedTwice) {
    return verdict(
      "averaging",
      "updates",
      plain,
      "an epoch's last two updates show the same components and different totals",
    );
  }
  const some = updates.observations.length > 0;
  const firsts = pick(updates, (i) => updates.steps[i] === 1);
  if (some) {
    const inner = balance(updates, slack, plain);
    if (addsUp(updates, plain)) {
      const onlyFirst = firsts.observations.length === updates.observations.length;
      return onlyFirst && median(scale) > NOT_SHORT_BATCH
        ? verdict(
            "averaging",
            "updates",
            plain,
            "the first update of every epoch adds up, its last row does not, by more than one short batch can do",
          )
        : verdict(
            "short-batch",
            "updates",
            plain,
            "every update before the last step of an epoch adds up; only the rows with the last batch do not",
          );
    }
    const firstEpochs = new Set(firsts.epochs).size;
    if (firstEpochs >= 2 && addsUp(firsts, plain)) {
      return verdict(
        "averaging",
        "updates",
        plain,
        "the first update of every epoch adds up, the running values after it do not",
      );
    }
    if (
      ["weights", "scale", "twice"].includes(inner.kind) &&
      inner.weights !== undefined &&
      !isConstantAt(updates, plain)
    ) {
      return verdict(
        "short-batch",
        "updates",
        inner.weights,
        "every update before the last step of an epoch adds up at the same weights; only the rows with the last batch do not",
      );
    }
  }
  const learned = looksLearned(blocks, r, plain);
  if (learned !== undefined) return verdict("learned", "sign", plain, learned);
  if (some) return judgeByUpdates(blocks, plain, largest(scale), verdict);
  return judgeByEpochs(blocks, plain, largest(scale), all, verdict);
}

type Say = (
  nature: Nature,
  basis: Basis,
  weights: readonly number[],
  ...reasons: string[]
) => NatureFact;

/** Learned log-variances start at 0 and pull the total below the sum, further every epoch, until it may turn negative. */
function looksLearned(
  { updates, train }: Blocks,
  r: readonly number[],
  plain: readonly number[],
): string | undefined {
  const lowest = smallest(train.observations.map(({ total }) => total.high));
  if (lowest < 0) return "the total turns negative while the components stay positive";
  if (r.length < 4) return undefined;
  const steps = differences(r);
  const falling = steps.filter((step) => step < 0).length / steps.length;
  const [first, last] = [r[0] as number, r.at(-1) as number];
  const started =
    Math.abs(first - (steps[0] as number) / 2) / Math.max(1e-9, largest(r) - smallest(r));
  const beginning = pick(
    updates,
    (i) => i === 0 && updates.epochs[i] === 0 && (updates.steps[i] ?? 9) <= 1,
  );
  const addedUp = beginning.observations.length > 0 && addsUp(beginning, plain);
  const fromZero = addedUp || (updates.observations.length === 0 && started < 0.15);
  if (falling < 0.8 || last >= 0 || first > (tolerances(train, plain)[0] as number) || !fromZero)
    return undefined;
  return "the residual starts at 0 and falls below it, epoch after epoch";
}

function judgeByUpdates(
  blocks: Blocks,
  plain: readonly number[],
  largestScale: number,
  say: Say,
): NatureFact {
  const { updates, train, steps } = blocks;
  const smooth =
    updates.observations.length >= 3
      ? smoothWeights(updates, plain)
      : { weights: plain, how: "assumed" as const };
  const zBase = batchDependence(updates, plain);
  const useful =
    smooth.how === "fitted" &&
    smooth.weights.some((weight) => Math.abs(weight - 1) > 0.25) &&
    smallest(smooth.weights) > 0 &&
    median(residuals(updates, smooth.weights)) >= 0;
  const weights =
    useful && !(zBase !== undefined && zBase <= BATCH_DEPENDENT) ? smooth.weights : plain;
  const r = residuals(updates, weights);
  if (median(r) < 0) {
    return largestScale > NOT_SHORT_BATCH
      ? say(
          "averaging",
          "updates",
          plain,
          "the updates fall below the sum of the components by more than one short batch can do",
        )
      : say(
          "unclear",
          "updates",
          plain,
          "the updates do not add up, and fall below the sum of the components",
        );
  }
  if (new Set(updates.epochs).size < 2)
    return say(
      "weight-function",
      "epochs",
      weights,
      "too few updates to test for noise of the batches",
    );
  const z = batchDependence(updates, weights);
  if (z !== undefined) {
    return z <= BATCH_DEPENDENT
      ? say(
          "weight-function",
          "updates",
          weights,
          `inside an epoch the residual does not move with the batches (z ${digits(Math.max(0, z))})`,
        )
      : say(
          "data-dependent",
          "updates",
          weights,
          `inside an epoch the residual moves with the batches, far beyond rounding (z ${digits(z)})`,
        );
  }
  return judgeByOneUpdate(updates, train, weights, steps, say);
}

/** One update an epoch: is its track smooth, and does the epoch's mean lie between two starts? */
function judgeByOneUpdate(
  updates: Block,
  train: Block,
  weights: readonly number[],
  steps: number,
  say: Say,
): NatureFact {
  const r = residuals(updates, weights);
  const moves = differences(r).map(Math.abs);
  const rounding = median(tolerances(updates, weights));
  const rough = median(roughness(updates, weights));
  if (rough > 2 * rounding + 0.6 * Math.max(median(moves), 1e-9) && rough > 0.03 * median(r)) {
    return say(
      "data-dependent",
      "one-update",
      weights,
      "from epoch to epoch the first updates' residual jumps about",
    );
  }
  const epochMeans = residuals(train, weights);
  const outside = moves.map((move, i) => {
    const middle = ((r[i] as number) + (r[i + 1] as number)) / 2;
    const own = epochMeans[updates.epochs[i] as number] ?? middle;
    return Math.max(0, Math.abs(own - middle) - 0.55 * move - 2 * rounding);
  });
  if ((median(outside) * steps) / median(weightedSums(train, weights)) > SHORT_BATCH) {
    return say(
      "data-dependent",
      "one-update",
      weights,
      "an epoch's mean residual is not between the residuals its epochs start with",
    );
  }
  if (dropsFirst(r))
    return say(
      "data-dependent",
      "one-update",
      weights,
      "the residual drops much faster in the first epoch than after it",
    );
  return say(
    "weight-function",
    "one-update",
    weights,
    "the residual runs along a smooth track from epoch to epoch",
  );
}

/** Data-dependent terms fall fast at first; a weight penalty glides. */
function dropsFirst(r: readonly number[]): boolean {
  const drops = differences(r.map((value) => Math.log(Math.max(1e-9, value))));
  const [first] = drops;
  return first !== undefined && drops.length >= 3 && first < -0.5 && first < 3 * median(drops);
}

function judgeByEpochs(
  blocks: Blocks,
  plain: readonly number[],
  largestAtBase: number,
  all: Balance,
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
          "epochs",
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
function smoothAmidNoise(train: Block, weights: readonly number[]): string | undefined {
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

/** Validation is taken at the end of its epoch: a function of the weights then lies between two train rows. */
function judgeByValidation(
  { train, val, steps }: Blocks,
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
      ? say("data-dependent", "validation", weights, "validation is off the train track")
      : say(
          "weight-function",
          "validation",
          weights,
          "the train residual runs along a smooth track; validation is disturbed by a short batch",
        );
  }
  return say(
    "data-dependent",
    "validation",
    weights,
    `validation is off the train track: only ${gaps.filter(({ inside }) => inside).length} of ${gaps.length} values between their two train neighbours`,
  );
}
