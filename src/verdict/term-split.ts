// Accounts → the split whose rows show how large a hidden term is. Keras 3 averages a short batch unevenly, into one or both.

import type { AtWeights, Remainders } from "../evidence/at-weights.ts";
import { sameEpoch } from "../evidence/courses.ts";
import { median } from "../math/statistics.ts";
import { SPLITS_APART, SPLIT_AS_UPDATES } from "./thresholds.ts";

/** `both` leave as much; else the one that leaves what updates before the last batch do, or `neither`. */
export type TermSplit = "both" | "train" | "val" | "neither";

/** O(rows). */
export function termSplit({ train, val, updates }: AtWeights): TermSplit {
  const pairs = sameEpoch(train, val);
  const apart = pairs.filter(([t, v]) => areApart(train, t, val, v)).length;
  if (apart === 0 || 2 * apart < pairs.length) return "both";
  const inside = median(updates.r);
  const leavesThat = (left: readonly number[]): boolean =>
    Math.abs(median(left) - inside) <= SPLIT_AS_UPDATES * inside;
  if (leavesThat(pairs.map(([t]) => train.r[t] as number))) return "train";
  return leavesThat(pairs.map(([, v]) => val.r[v] as number)) ? "val" : "neither";
}

function areApart(train: Remainders, t: number, val: Remainders, v: number): boolean {
  const [own, theirs] = [train.r[t] as number, val.r[v] as number];
  const rounding = (train.tolerance[t] as number) + (val.tolerance[v] as number);
  const off = Math.abs(own - theirs);
  return off > rounding && off > SPLITS_APART * Math.max(Math.abs(own), Math.abs(theirs));
}
