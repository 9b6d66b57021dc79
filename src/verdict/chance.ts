// Weights that explain every row → whether rounding would let others do so as well.

import type { Accounts, Agreement } from "../evidence/accounts.ts";
import { ofBothSplits } from "../evidence/courses.ts";
import { largest, spread } from "../math/statistics.ts";
import { FACTOR_ROUNDINGS, NEARLY_BITS, SIDE_EPOCHS, STRETCHES_APART } from "./thresholds.ts";

/** Rounding leaves many weights that explain every row, and hides more than next to nothing. A factor and a part that counts twice are one of few. */
export function areByChance(found: readonly number[], { kind, bits, weights }: Agreement): boolean {
  const isOther = kind === "weights" || found.some((weight, i) => weight !== weights?.[i]);
  return kind !== "none" && bits < NEARLY_BITS && isOther;
}

/** One factor explains all rows, and so does what moves by a few roundings. */
export function isStillFactor(accounts: Accounts): boolean {
  if (accounts.agreement("all").kind !== "scale") return false;
  const { r, tolerance } = ofBothSplits(accounts.atBase);
  return spread(r) < FACTOR_ROUNDINGS * largest(tolerance);
}

/**
 * Two stretches of several rows each, between which a weight changes by a fifth or more: in all of 21 such logs somebody set
 * the weights. A weight that is annealed begins or ends at 0 or as expected. Of 12 courses that did neither, in logs of two
 * and three digits, 10 stood for something else.
 */
export function isSetCourse({ schedule, base }: Accounts): boolean {
  if (schedule === null || schedule.course === "noisy") return false;
  const { course, segments } = schedule;
  const ends = base.map((_, i) => [segments[0]?.start[i] ?? 0, segments.at(-1)?.end[i] ?? 0]);
  if (course === "constant")
    return (
      segments.length === 2 &&
      segments.every(({ rows }) => rows >= SIDE_EPOCHS) &&
      ends.some((weights) => spread(weights) > STRETCHES_APART * largest(weights))
    );
  return ends.some(
    (weights, i) =>
      spread(weights) > 0 && weights.some((weight) => weight === 0 || weight === base[i]),
  );
}
