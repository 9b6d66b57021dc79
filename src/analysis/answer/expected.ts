// A run with a hidden term → what it should be right after the last printed epoch, as a range.

import { thoseOf } from "../../math/sequence.ts";
import { largest } from "../../math/statistics.ts";
import type { RunAnalysis } from "../analysis.ts";
import { outward, short } from "./amounts.ts";
import { mainRows, wholeRows } from "./run-rows.ts";

interface Expected {
  readonly low: number;
  readonly high: number;
  /** The epoch after which the number is taken. */
  readonly epoch: number;
  /** What it rests on: validation is taken at the end of its epoch, a train value is a mean over it, fitted weights may be others. */
  readonly from: "val" | "train" | "one-row" | "fitted";
}

/** Steps from row to row that say how far the next half epoch may go. */
const STEPS = 2;
/** A range is no narrower than this to either side: in nine corpus runs a flat penalty had moved by up to 4 % in the last epoch. */
const LEAST = 0.04;

/** The term as a check is to print it, of numbers above 0. */
export function expectedText({ low, high, from }: Expected): string {
  const middle = (low + high) / 2;
  if (from === "fitted") return `about ${short(middle, 2)}`;
  return from === "one-row" ? `about ${short(middle)}` : outward(Math.max(low, 0), high);
}

/**
 * The last validation residual, if it is of the last epoch and not 0: a term that only training adds is not in it. Else,
 * or where only training shows the term, the last train residual, and how far it may go on in half an epoch. Null where
 * neither shows it. The number at the end of an epoch lies between its mean and the next one. A step is taken to be no larger than
 * the largest of the last two.
 */
export function expectedTerm(run: RunAnalysis): Expected | null {
  const rows = thoseOf(mainRows(run), ({ row }) => row.origin !== "update");
  const last = rows.at(-1) ?? mainRows(run).at(-1);
  const { termSplit } = run.verdict;
  if (last === undefined || last.row.residual === null || termSplit === "neither") return null;
  const { epoch, residual } = last.row;
  // Of 48 hidden terms beside fitted weights 32 were more than a tenth off the true one, and 17 more than a quarter.
  const isFitted = run.weights.some(({ status, value }) => status === "fitted" && value !== 1);
  const val = wholeRows(run).findLast(
    ({ row }) => row.split === "val" && row.origin !== "evaluate" && row.epoch === epoch,
  );
  const ends = val === undefined || val.fits || termSplit === "train" ? null : val.row.residual;
  if (isFitted) return { ...(ends ?? residual), epoch, from: "fitted" };
  if (ends !== null) return { low: ends.low, high: ends.high, epoch, from: "val" };
  if (rows.length < 2) return { low: residual.low, high: residual.high, epoch, from: "one-row" };
  const lefts = rows.slice(-STEPS - 1).map(({ left }) => left);
  const steps = lefts.slice(1).map((left, i) => left - (lefts[i] as number));
  const most = largest(steps.map(Math.abs));
  const falls = steps.every((step) => step <= 0);
  const rises = steps.every((step) => step >= 0);
  const [low, high] = [residual.low - (rises ? 0 : most), residual.high + (falls ? 0 : most)];
  const more = high - low < 2 * LEAST * last.left ? LEAST * Math.abs(last.left) : 0;
  return { low: low - more, high: high + more, epoch, from: "train" };
}
