// Weights that explain every row → whether rounding would let others do so as well.

import type { Accounts } from "../evidence/accounts.ts";
import type { Agreement } from "../evidence/agreement.ts";
import { ofBothSplits } from "../evidence/courses.ts";
import { significantDigits } from "../math/simplest-number.ts";
import { largest, spread } from "../math/statistics.ts";
import { FACTOR_ROUNDINGS, NEARLY_BITS, SHORT_DIGITS, SIDE_EPOCHS } from "./thresholds.ts";

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
 * Two stretches of several rows each that add up at weights of two digits: somebody set them in all of 17 such logs. Rows
 * that move alike are explained by longer weights as well. A weight that is annealed begins or ends at 0 or as expected: of
 * 12 courses that did neither, in logs of two and three digits, 10 stood for something else.
 */
export function isSetCourse({ schedule, base }: Accounts): boolean {
  if (schedule === null || schedule.course === "noisy") return false;
  const { course, segments } = schedule;
  if (course === "constant")
    return (
      segments.length === 2 &&
      segments.every(({ rows, start }) => rows >= SIDE_EPOCHS && areShort(start))
    );
  const [first, last] = [segments[0], segments.at(-1)];
  return base.some((expected, i) => {
    const [start, end] = [first?.start[i], last?.end[i]];
    const isPlain = [start, end].some((weight) => weight === 0 || weight === expected);
    return start !== end && isPlain;
  });
}

/** Weights of no more digits than people give them. */
export function areShort(weights: readonly number[]): boolean {
  return weights.every((weight) => significantDigits(weight) <= SHORT_DIGITS);
}
