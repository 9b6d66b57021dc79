// Neighbouring updates of running means → what the batch between them was, and how large the last one of an epoch.

import { largest, median, smallest } from "../math/statistics.ts";
import type { Accounts } from "./accounts.ts";
import type { Remainders } from "./at-weights.ts";
import { byEpoch } from "./courses.ts";
import { MOVED_ROUNDINGS, PINNED_STEPS, SAME_SIZE } from "./thresholds.ts";

interface LastBatch {
  /** Whether it ends its epoch. */
  readonly isFinal: boolean;
  /** Batches averaged over with it. */
  readonly batches: number;
  /** The total as printed before and after the batch. */
  readonly before: number;
  readonly total: number;
  /** Weighted sum of the parts: their mean after the batch, and of the batch alone. */
  readonly mean: number;
  readonly sum: number;
  /** Half width of that by rounding: it grows with the number of batches averaged over. */
  readonly unit: number;
  /** Half width of what is left, of the looser of the two. */
  readonly rounding: number;
}

/** One for each update and the one a batch later, or the epoch's own row after its last step. */
export function lastBatches({ rows, atPlausible }: Accounts): readonly LastBatch[] {
  const { updates, train } = atPlausible;
  const { batchUnit: unit } = rows;
  const rowOf = byEpoch(train);
  return rows.updates.steps.flatMap((step, t): LastBatch[] => {
    if (step === null) return [];
    const own = { rows: updates, at: t, batches: step / unit };
    const next = rows.updates.steps[t + 1];
    if (updates.epochs[t + 1] === updates.epochs[t] && next !== null && next !== undefined)
      return next - step === unit
        ? [batchBetween(own, { rows: updates, at: t + 1, batches: next / unit }, false)]
        : [];
    const row = rowOf.get(updates.epochs[t] as number);
    return row !== undefined && Math.abs(rows.steps - own.batches - 1) < 1
      ? [batchBetween(own, { rows: train, at: row, batches: rows.steps }, true)]
      : [];
  });
}

/** One of some rows, and how many batches it is averaged over. */
interface Averaged {
  readonly rows: Remainders;
  readonly at: number;
  readonly batches: number;
}

function batchBetween(earlier: Averaged, own: Averaged, isFinal: boolean): LastBatch {
  const [a, b] = [earlier.batches, own.batches];
  const of = ({ rows, at }: Averaged, kind: "sum" | "total" | "tolerance"): number =>
    rows[kind][at] as number;
  const [looser, unit] = [of(earlier, "tolerance"), of(own, "tolerance")];
  return {
    isFinal,
    batches: b,
    before: of(earlier, "total"),
    total: of(own, "total"),
    mean: of(own, "sum"),
    sum: (b * of(own, "sum") - a * of(earlier, "sum")) / (b - a),
    unit: (b * unit + a * looser) / (b - a),
    rounding: Math.max(unit, looser),
  };
}

/** The size that every epoch gives, as a share of a full batch; null in fewer than two epochs, or where they give others. */
export function sizeOfLastBatch(accounts: Accounts): number | null {
  const shares = lastBatches(accounts).flatMap(sizeOf);
  const middle = median(shares);
  if (shares.length < 2 || !(middle > 0 && middle < 1)) return null;
  return shares.every((share) => Math.abs(share - middle) <= SAME_SIZE * middle) ? middle : null;
}

/**
 * With the total A before and T after it, the last of S batches is (S−1)(A−T)/(T−b) of a full one, b its own sum, if total
 * and parts differ by that alone. None where the total does not move, or it is like the others.
 */
function sizeOf({ isFinal, batches, before, total, sum, rounding }: LastBatch): number[] {
  const isMoved =
    Math.abs(total - sum) > MOVED_ROUNDINGS * batches * rounding &&
    Math.abs(before - total) > MOVED_ROUNDINGS * rounding;
  return isFinal && batches >= 2 && isMoved
    ? [((batches - 1) * (before - total)) / (total - sum)]
    : [];
}

/**
 * Where the length of the data is unknown, Keras 3.15 averages the parts over one batch more than there were: batches of one
 * size leave the total at (S+1)/S of its parts in every epoch: of one batch twice them, as a factor of 2 does. Where no
 * steps are printed, some S > 2 must be pinned.
 */
export function countsOneMore({ rows, singleOutput, atBase: { train } }: Accounts): boolean {
  const ends = (way: number): number[] =>
    train.sum.map((sum, t) => {
      const rest = (train.r[t] as number) + way * (train.tolerance[t] as number);
      return sum / Math.max(0, rest);
    });
  const [low, high] = [largest(ends(1)), smallest(ends(-1))];
  const steps = rows.isCounted ? rows.steps : Math.ceil(low);
  const isPinned = rows.isCounted
    ? steps > 1 && high - low <= SAME_SIZE * high
    : steps > 2 && high - low < PINNED_STEPS;
  return (
    rows.mayBeUneven &&
    !singleOutput &&
    train.r.length >= 2 &&
    isPinned &&
    low <= steps &&
    steps <= high &&
    high < Infinity
  );
}
