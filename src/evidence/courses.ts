// Remainders in order of time → how they move, and which of them belong together.

import type { AtWeights, Remainders } from "./at-weights.ts";
import { median } from "../math/statistics.ts";
import { COURSE_ROWS } from "./thresholds.ts";

/** How far each inner value lies off the middle of its neighbours, as a median; null for fewer than three. */
export function roughness(values: readonly number[]): number | null {
  if (values.length < COURSE_ROWS) return null;
  const off: number[] = [];
  for (let t = 1; t < values.length - 1; t += 1)
    off.push(
      Math.abs((values[t] as number) - ((values[t - 1] as number) + (values[t + 1] as number)) / 2),
    );
  return median(off);
}

export function absolute(values: readonly number[]): number[] {
  return values.map(Math.abs);
}

/** Those of train, or of validation where there are no others. */
export function mainRemainders({ train, val }: Pick<AtWeights, "train" | "val">): Remainders {
  return train.r.length > 0 ? train : val;
}

/** Whether the totals that are off are mostly below the sum. */
export function isBelow({ r, tolerance }: Remainders): boolean {
  const below = r.filter((value, t) => value < -(tolerance[t] as number)).length;
  return below > r.filter((value, t) => value > (tolerance[t] as number)).length;
}

/** The rows of train and then those of validation. */
export function ofBothSplits({ train, val }: Pick<AtWeights, "train" | "val">): Remainders {
  return {
    r: [...train.r, ...val.r],
    tolerance: [...train.tolerance, ...val.tolerance],
    sum: [...train.sum, ...val.sum],
    total: [...train.total, ...val.total],
    epochs: [...train.epochs, ...val.epochs],
  };
}

/** Index of a row by the position of its epoch; of several the last. */
export function byEpoch({ epochs }: Pick<Remainders, "epochs">): ReadonlyMap<number, number> {
  return new Map(epochs.map((epoch, t) => [epoch, t]));
}

/** Rows of one epoch in both lists, as indices, in order of time; of several in the second the last, as of its updates. */
export function sameEpoch(
  first: Remainders,
  second: Remainders,
): readonly (readonly [number, number])[] {
  const found = byEpoch(second);
  return first.epochs.flatMap((epoch, t) => {
    const other = found.get(epoch);
    return other === undefined ? [] : [[t, other] as const];
  });
}

/** Share of the list that is true; null for an empty one. */
export function shareOf<T>(
  list: readonly T[],
  wanted: (one: T, t: number) => boolean,
): number | null {
  if (list.length === 0) return null;
  return list.filter(wanted).length / list.length;
}
