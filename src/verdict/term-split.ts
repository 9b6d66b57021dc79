// Accounts → the split whose rows show how large a hidden term is. Keras 3 averages a short batch unevenly, into one or both.

import type { AtWeights, Remainders } from "../evidence/accounts.ts";
import { sameEpoch } from "../evidence/courses.ts";
import { median, smallest, spread } from "../math/statistics.ts";
import { SPLITS_APART, SPLIT_STEADIER, SPLIT_STEADY } from "./thresholds.ts";

/** `both` leave as much; else the one that leaves a steady amount, or `neither`. */
export type TermSplit = "both" | "train" | "val" | "neither";

/** O(rows). */
export function termSplit({ train, val }: AtWeights): TermSplit {
  const pairs = sameEpoch(train, val);
  const apart = pairs.filter(([t, v]) => areApart(train, t, val, v)).length;
  if (apart === 0 || 2 * apart < pairs.length) return "both";
  const [own, theirs] = [
    spreadOf(pairs.map(([t]) => train.r[t] as number)),
    spreadOf(pairs.map(([, v]) => val.r[v] as number)),
  ];
  if (isSteadier(own, theirs)) return "train";
  return isSteadier(theirs, own) ? "val" : "neither";
}

function areApart(train: Remainders, t: number, val: Remainders, v: number): boolean {
  const [own, theirs] = [train.r[t] as number, val.r[v] as number];
  const rounding = (train.tolerance[t] as number) + (val.tolerance[v] as number);
  const off = Math.abs(own - theirs);
  return off > rounding && off > SPLITS_APART * Math.max(Math.abs(own), Math.abs(theirs));
}

/** How far amounts spread, as a share of their median; Infinity where one is no amount of a term. */
function spreadOf(amounts: readonly number[]): number {
  return smallest(amounts) > 0 ? spread(amounts) / median(amounts) : Infinity;
}

/** One row shows no spread. */
function isSteadier(own: number, other: number): boolean {
  return own > 0 && own <= SPLIT_STEADY && other >= SPLIT_STEADIER * own;
}
