// A slack and the number of batches → the slack that also covers what a short last batch may leave.

import type { Slack } from "./series.ts";

/**
 * How far the loss of the last batch is taken to lie from the mean of the others, over the printed mean: at most this.
 * Among 231 epochs of corpus runs where nothing but a short batch is left, the share of one batch that it left was 0.50 at most.
 */
export const SHORT_BATCH_SPREAD = 1;

/**
 * Components averaged over S batches and the total over samples (Keras 3 on TensorFlow): with batches of B samples and
 * a last one of m, the two means of a component differ by (B − m)(S − 1)/(N·S) · (mean of the others − last), which is at
 * most spread/S of the printed mean. Rounding comes on top. Of validation the number of batches is not printed, so nothing is said.
 */
export function withShortBatch(slack: Slack, batches: number): Slack {
  const train = {
    numerator: BigInt(SHORT_BATCH_SPREAD),
    denominator: BigInt(Math.max(1, Math.floor(batches))),
  };
  return { ...slack, combined: "added", uneven: { ...slack.uneven, train } };
}
