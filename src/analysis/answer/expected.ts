// A run with a hidden term → what it should be right after the last printed epoch, as a range.

import { onceFor } from "../../math/lazy.ts";
import { thoseOf } from "../../math/sequence.ts";
import { largest } from "../../math/statistics.ts";
import type { Interval } from "../../table/printed.ts";
import type { Ranged, RunAnalysis } from "../analysis.ts";
import { short } from "../../math/short.ts";
import { outward } from "./amounts.ts";
import { isFitted, mainRows, validationRows } from "./run-rows.ts";

export interface Expected {
  readonly low: number;
  readonly high: number;
  /** The epoch after which the number is taken. */
  readonly epoch: number;
  /** What it rests on: validation is taken at the end of its epoch, a train value is a mean over it, fitted weights may be others, and a short last batch may be averaged into either. */
  readonly from: "val" | "train" | "one-row" | "fitted" | "uneven";
}

/** Steps from row to row that say how far the next half epoch may go. */
const STEPS = 2;
/** A range is no narrower than this to either side: in nine corpus runs a flat penalty had moved by up to 4 % in the last epoch. */
const LEAST = 0.04;

/** The term as a check is to print it, of numbers above 0. */
export function expectedText({ low, high, from }: Expected): string {
  const middle = (low + high) / 2;
  const isRough = from === "fitted" || from === "one-row";
  if (isRough) return `about ${short(middle, 2)}`;
  return low > 0 ? outward(low, high) : `at most ${outward(0, high).split("–").at(-1)}`;
}

/**
 * The last validation residual, if it is of the last epoch and not 0: a term that only training adds is not in it. Else,
 * or where only training shows the term, what training leaves, and how far it may go on in half an epoch. Where Keras may
 * average a short batch unevenly, training is told by its updates; without them by what both splits leave, and neither is
 * sure (of 122 such checks 36 expected a number that was not the penalty). Null where nothing shows it.
 */
export const expectedTerm: (run: RunAnalysis) => Expected | null = onceFor((run) => {
  const rows = thoseOf(mainRows(run), ({ origin }) => origin !== "update");
  const last = rows.at(-1) ?? mainRows(run).at(-1);
  const { inside, verdict } = run;
  const before = inside?.at(-1);
  const isInside = before !== undefined;
  if (last === undefined || last.row.residual === null) return null;
  const isUpdatesAlone = verdict.termSplit === "neither";
  if (isUpdatesAlone && !(isInside && before.value > 0)) return null;
  const { epoch, residual } = last.row;
  // Of 48 hidden terms beside fitted weights 32 were more than a tenth off the true one, and 17 more than a quarter.
  const ends = verdict.termSplit === "train" ? null : validationEnds(run, epoch);
  if (isFitted(run)) {
    const { low, high } = (isUpdatesAlone ? before : ends) ?? before ?? residual;
    return { low, high, epoch, from: "fitted" };
  }
  if (inside === null && ends !== null) return { ...ends, epoch, from: "val" };
  const own = rows.slice(-STEPS - 1).map(({ row }) => row.residual as Ranged);
  const lefts = isInside ? (inside as readonly Ranged[]) : own.length > 0 ? own : [residual];
  const going = goingOn(lefts);
  if (inside === null || isInside)
    return { ...going, epoch, from: lefts.length < 2 ? "one-row" : "train" };
  const [low, high] = [
    Math.min(ends?.low ?? going.low, going.low),
    Math.max(ends?.high ?? going.high, going.high),
  ];
  return { low, high, epoch, from: "uneven" };
});

/** What validation leaves after an epoch; null where it adds up, or where there is none. */
export function validationEnds(run: RunAnalysis, epoch: number): Ranged | null {
  const val = validationRows(run).findLast(
    ({ row, origin }) => origin !== "evaluate" && row.epoch === epoch,
  );
  return val === undefined || val.fits ? null : val.row.residual;
}

/** The number at the end of an epoch lies between its mean and the next one. A step is taken to be no larger than the largest of the last two. */
function goingOn(lefts: readonly Ranged[]): Interval {
  const last = lefts.at(-1) as Ranged;
  const steps = lefts.slice(1).map(({ value }, i) => value - (lefts[i] as Ranged).value);
  const most = largest([0, ...steps.map(Math.abs)]);
  const falls = steps.every((step) => step <= 0);
  const rises = steps.every((step) => step >= 0);
  const [low, high] = [last.low - (rises ? 0 : most), last.high + (falls ? 0 : most)];
  const more = high - low < 2 * LEAST * last.value ? LEAST * Math.abs(last.value) : 0;
  return { low: low - more, high: high + more };
}
