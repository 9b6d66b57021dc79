// Progress updates inside the epochs → what the residual behaves like.

import { differences, median, smallest } from "../math/statistics.ts";
import { type Rows, residuals, tolerances, weightedSums } from "./rows/rows.ts";
import type { Balance } from "./weights/balance.ts";
import { type RunRows } from "./rows/run-rows.ts";
import {
  NOT_SHORT_BATCH,
  type NatureFact,
  SHORT_BATCH,
  type Say,
  digits,
  dropsFirst,
} from "./nature-fact.ts";
import { batchDependence, batchDependencePower, roughness, smoothWeights } from "./track.ts";

/** z-score of the progress updates; corpus: penalties at most 0.66, data-dependent terms 3.5 and more. */
const BATCH_DEPENDENT = 3;

/**
 * A test is firm from this power and this many epochs on. Corpus logs cut to 2–8 epochs: below, 14 of 22 activity
 * penalties and missing components looked like functions of the weights; above, none of 75.
 */
const FIRM_POWER = 6;
const FIRM_EPOCHS = 3;

export function judgeByUpdates(
  blocks: RunRows,
  plain: readonly number[],
  largestScale: number,
  inner: Balance,
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
    if (inner.fit !== undefined)
      return say(
        "weights",
        "few-updates",
        inner.weights ?? plain,
        "the updates add up at other weights, and fall below the sum of the components at those taken",
      );
    return largestScale > NOT_SHORT_BATCH
      ? say(
          "averaging",
          "sign",
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
    const epochs = new Set(updates.epochs).size;
    const firm = epochs >= FIRM_EPOCHS && batchDependencePower(updates, weights) >= FIRM_POWER;
    return z <= BATCH_DEPENDENT
      ? say(
          "weight-function",
          firm ? "updates" : "few-updates",
          weights,
          `inside an epoch the residual does not move with the batches (z ${digits(Math.max(0, z))})`,
        )
      : say(
          "data-dependent",
          epochs >= FIRM_EPOCHS ? "updates" : "few-updates",
          weights,
          `inside an epoch the residual moves with the batches, far beyond rounding (z ${digits(z)})`,
        );
  }
  return judgeByOneUpdate(updates, train, weights, steps, say);
}

/** One update an epoch: is its track smooth, and does the epoch's mean lie between two starts? */
function judgeByOneUpdate(
  updates: Rows,
  train: Rows,
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
