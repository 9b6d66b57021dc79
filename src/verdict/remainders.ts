// What is left of rows at one set of weights → what that shows by itself.

import type { AtWeights, Remainders } from "../evidence/at-weights.ts";
import { absolute, byEpoch, roughness } from "../evidence/courses.ts";
import { largest, median, smallest, spread } from "../math/statistics.ts";
import {
  CALM,
  COURSE_LEFT,
  MATERIAL_SHARE,
  MORE_EXACT,
  NEIGHBOURS_SHARE,
  NEIGHBOURS_TIMES,
  OTHER_SCALE,
  SIDE_EPOCHS,
  SIDE_ROUNDINGS,
  SIDE_SHARE,
  STEADY_ROUNDINGS,
} from "./thresholds.ts";

/** Of each total as it is printed next to nothing is left, or so many roundings. */
export function isImmaterial(
  { train, val }: Pick<AtWeights, "train" | "val">,
  roundings = 1,
): boolean {
  return [train, val].every(({ r, total, tolerance }) =>
    r.every((value, t) => {
      const rounding = roundings * (tolerance[t] as number);
      return Math.abs(value) <= Math.max(rounding, MATERIAL_SHARE * Math.abs(total[t] as number));
    }),
  );
}

/** Several rows, none of them empty, and all hold within rounding. */
export function addsUpIn({ r, total, tolerance }: Remainders): boolean {
  return (
    r.length >= SIDE_EPOCHS &&
    r.every((value, t) => total[t] !== 0 && Math.abs(value) <= (tolerance[t] as number))
  );
}

/** A term of the weights alone is at an epoch's end between what training leaves before and after it: in some epoch validation leaves far more. */
export function leavesTheWeights(at: Pick<AtWeights, "train" | "val">): boolean {
  const { train, val } = at;
  return epochEnds(at).some(({ v, t, next }) => {
    const [own, whole] = [val.r[v], val.total[v]] as [number, number];
    const [before, after] = [train.r[t], train.r[next]] as [number, number];
    const most = NEIGHBOURS_TIMES * Math.max(before, after);
    return Math.min(before, after) > 0 && own > Math.max(most, NEIGHBOURS_SHARE * whole);
  });
}

/**
 * While a term of the weights alone rises or falls, it is at an epoch's end between its means over that epoch and over the
 * next: beyond rounding validation leaves what is not, in several epochs.
 */
export function leavesTheCourse(at: Pick<AtWeights, "train" | "val">): boolean {
  const { train, val } = at;
  const outside = epochEnds(at).filter(({ v, last, t, next }) => {
    if (last === undefined) return false;
    const [a, b, c] = [train.r[last], train.r[t], train.r[next]] as [number, number, number];
    const own = val.r[v] as number;
    const rounding = (val.tolerance[v] as number) + (train.tolerance[t] as number);
    const isMonotone = (b - a) * (c - b) > 0;
    return isMonotone && (own < Math.min(b, c) - rounding || own > Math.max(b, c) + rounding);
  });
  return outside.length >= COURSE_LEFT;
}

/** Ends of epochs, as indices of rows: of validation, of training of that epoch and the next, and of the last one where it is there. */
function epochEnds({ train, val }: Pick<AtWeights, "train" | "val">) {
  const rowOf = byEpoch(train);
  return val.epochs.flatMap((epoch, v) => {
    const [last, t, next] = [epoch - 1, epoch, epoch + 1].map((one) => rowOf.get(one));
    return t === undefined || next === undefined ? [] : [{ v, last, t, next }];
  });
}

/** Metrics that nobody updates are 0 in every row. */
export function hasNoParts({ sum }: Remainders): boolean {
  return sum.every((own) => own === 0);
}

/** Parts of which next to nothing is in the total, or that it has the other sign of: sums over batches, or a bound that is maximized. */
export function isOfOtherScale({ total, sum }: Remainders): boolean {
  return total.every((own, t) => {
    const parts = sum[t] as number;
    return parts > 0 && own < OTHER_SCALE * parts;
  });
}

/** Rows that are off beyond rounding. */
export function rowsOff({ r, tolerance }: Remainders): number {
  return r.filter((value, t) => Math.abs(value) > (tolerance[t] as number)).length;
}

/** Neither another average nor another function is now and then the same, as a term is that comes later or goes. */
export function comesAndGoes({ train, val }: Pick<AtWeights, "train" | "val">): boolean {
  const splits = [train, val].filter(({ r }) => r.length > 0);
  return (
    splits.every((rows) => rowsOff(rows) < rows.r.length) &&
    splits.some((rows) => exactBeyondChance(rows) >= MORE_EXACT)
  );
}

/** How many times more rows add up than would by chance, where the others are off by so many roundings; 0 where all do. */
function exactBeyondChance({ r, tolerance }: Remainders): number {
  const off = r
    .map((value, t) => Math.abs(value) / (tolerance[t] as number))
    .filter((roundings) => roundings > 1);
  const exact = r.length - off.length;
  return off.length === 0 ? 0 : exact / (1 + r.length / median(off));
}

/** Whether a row leaves far more, either way, than nothing. */
export function isFarOff({ r, sum, tolerance }: Remainders, t: number): boolean {
  const size = Math.abs(r[t] as number);
  return (
    size >= SIDE_SHARE * Math.abs(sum[t] as number) &&
    size >= SIDE_ROUNDINGS * (tolerance[t] as number)
  );
}

/** Rows whose total is below the sum by more than this share of it. */
export function rowsBelow({ r, sum }: Remainders, share: number): number {
  return r.filter((value, t) => value < -share * (sum[t] as number)).length;
}

/** Each row leaves this share of its total or more. */
export function isLarge({ r, total }: Remainders, share: number): boolean {
  return r.every((value, t) => value >= share * Math.abs(total[t] as number));
}

/** Each row leaves more than rounding does. */
export function leaveMuch({ r, tolerance }: Remainders): boolean {
  return smallest(r) > STEADY_ROUNDINGS * largest(tolerance);
}

/** What is left keeps to this part of what the parts spread over. */
export function isSteady({ r, sum, tolerance }: Remainders, part: number): boolean {
  return Math.max(spread(r), largest(tolerance) / 2) <= part * spread(sum);
}

/** Strays from a smooth course by less than `share` of what the parts do, and less than the total, which they are in. */
export function isCalm({ r, sum, total }: Remainders, share: number): boolean {
  const [own, theirs, whole] = [roughness(r), roughness(sum), roughness(total)];
  if (own === null || theirs === null || whole === null) return false;
  const calm = own / median(absolute(r));
  return own < whole && calm <= CALM && calm <= share * (theirs / median(absolute(sum)));
}

/** Rounding hides how far it strays from a smooth course above 0. */
export function isSmooth({ r, tolerance }: Remainders): boolean {
  const own = roughness(r);
  return own !== null && r.every((value) => value > 0) && own <= median(tolerance);
}
