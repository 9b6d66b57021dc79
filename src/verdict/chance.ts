// Weights that explain every row → whether rounding would let others do so as well.

import type { Accounts } from "../evidence/accounts.ts";
import type { Agreement } from "../evidence/agreement.ts";
import { type AtWeights, rowsAt } from "../evidence/at-weights.ts";
import { ofBothSplits } from "../evidence/courses.ts";
import { significantDigits } from "../math/simplest-number.ts";
import { largest, spread } from "../math/statistics.ts";
import { isImmaterial, isSmooth } from "./remainders.ts";
import {
  FACTOR_ROUNDINGS,
  FAR_FACTOR,
  NEARLY_BITS,
  PINNED,
  SHORT_DIGITS,
  SIDE_EPOCHS,
} from "./thresholds.ts";

/** Rounding leaves many weights that explain every row, and hides more than next to nothing. A factor and a part that counts twice are one of few. */
export function areByChance(found: readonly number[], { kind, bits, weights }: Agreement): boolean {
  const isOther = kind === "weights" || found.some((weight, i) => weight !== weights?.[i]);
  return kind !== "none" && bits < NEARLY_BITS && isOther;
}

/** The expected weights leave a few roundings: so may a small term, or one part counted twice. */
export function isNearlyBase({ atBase }: Accounts): boolean {
  return isImmaterial(atBase, FACTOR_ROUNDINGS);
}

/** One factor explains all rows, and so does what moves by a few roundings. */
export function isStillFactor(accounts: Accounts): boolean {
  return accounts.agreement("all").kind === "scale" && standsStill(accounts.atBase);
}

/** One of the weights is that of a part that moves by a few roundings: with less of it, a hidden term leaves the same, as it did in five of nine such logs. */
export function isStillPart(accounts: Accounts): boolean {
  const { kind, weights = accounts.base } = accounts.agreement("all");
  return kind === "weights" && needStillPart(accounts, weights);
}

/** The same of weights that are found otherwise. */
export function needStillPart(
  { rows, base }: Pick<Accounts, "rows" | "base">,
  weights: readonly number[],
): boolean {
  return weights.some((weight, i) => {
    if (weight === 0 || weight === base[i]) return false;
    const without = rowsAt(rows, weights.with(i, 0));
    return standsStill(without) && !isImmaterial(without);
  });
}

function standsStill(at: AtWeights): boolean {
  const { r, tolerance } = ofBothSplits(at);
  return spread(r) < FACTOR_ROUNDINGS * largest(tolerance);
}

/**
 * Stretches with rows to spare, each of them, that add up at weights of two digits, one of which is pinned: somebody set them
 * in all of 24 such logs, and in 1 of 7 where the rows leave each weight a wider range. Rows that move alike are explained by
 * longer weights as well. A weight that runs along a course is only found where rows tell; but where what is left above the
 * expected weights is smooth, a hidden term tells it too (of 1,600 made ones 11 were a course; of 507 real courses none is lost).
 */
export function isSetCourse(accounts: Accounts): boolean {
  const { atBase, schedule } = accounts;
  if (schedule === null || schedule.course === "noisy" || isNearlyBase(accounts)) return false;
  const { course, segments } = schedule;
  const areSet = segments.every(
    ({ rows, start }) =>
      rows >= SIDE_EPOCHS && areShort(start.map(({ value }) => value)) && start.some(isPinned),
  );
  const isSpared = segments.every(({ rows, start }) => rows > start.length);
  return course === "constant" ? areSet && isSpared : !isSmooth(atBase.train);
}

function isPinned({
  low,
  high,
}: {
  readonly low: number | null;
  readonly high: number | null;
}): boolean {
  return low !== null && high !== null && high - low <= PINNED * high;
}

/** Weights of no more digits than people give them. */
export function areShort(weights: readonly number[]): boolean {
  return weights.every((weight) => significantDigits(weight) <= SHORT_DIGITS);
}

/** One of them is many times the expected one, or a small part of it. */
export function areFarFrom(weights: readonly number[], base: readonly number[]): boolean {
  return weights.some((weight, i) => {
    const expected = base[i] as number;
    return weight >= FAR_FACTOR * expected || weight * FAR_FACTOR <= expected;
  });
}
