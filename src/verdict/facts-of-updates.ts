// Progress updates → a hidden term that they show exactly: they stand before an epoch's last batch, so that no short one is in them.

import type { Accounts, AtWeights } from "../evidence/accounts.ts";
import { firstUpdates } from "../evidence/updates.ts";
import { largest, smallest } from "../math/statistics.ts";
import { fact, type FactRule } from "./fact.ts";
import {
  ALIKE_ROUNDINGS,
  CALM_EPOCHS,
  CALM_UPDATES,
  MATERIAL_SHARE,
  NEARLY_EXPECTED,
  NEXT_PAIRS,
  STEADY_ROUNDINGS,
} from "./thresholds.ts";

export const updatesLeaveTheSame: FactRule = (accounts) =>
  isSteady(accounts.atBase.updates) && areUnexplained(accounts)
    ? fact("hidden-term", null, accounts.base)
    : undefined;

/**
 * Validation is taken at the weights that the next epoch begins with, but on other data: what both leave alike, while their
 * parts are apart, depends on the weights alone.
 */
export const validationLeavesWhatIsNext: FactRule = (accounts) => {
  const firsts = firstUpdates(accounts.rows);
  const at = [accounts.atBase, accounts.atPlausible].find(({ val, updates }) => {
    const next = new Map(firsts.map((t) => [updates.epochs[t] as number, t]));
    const pairs = val.epochs.flatMap((epoch, v) => {
      const t = next.get(epoch + 1);
      return t === undefined ? [] : [[v, t] as const];
    });
    return pairs.length >= NEXT_PAIRS && pairs.every(([v, t]) => isAlike(val, v, updates, t));
  });
  return at && areUnexplained(accounts)
    ? fact("hidden-term", "weight-penalty", at.weights)
    : undefined;
};

type Remainders = AtWeights["updates"];

/**
 * Where other weights explain the updates, a part that stands still leaves the same in all of them. Weights that are nearly
 * the expected ones are what a small remainder makes of those.
 */
function areUnexplained(accounts: Accounts): boolean {
  const { base } = accounts;
  const { weights } = accounts.agreement("updates");
  return (
    weights === undefined ||
    weights.every((weight, i) => {
      const expected = base[i] as number;
      return Math.abs(weight - expected) <= NEARLY_EXPECTED * Math.abs(expected);
    })
  );
}

/** What is left in several epochs is a share of every total, and keeps to a small part of what the parts spread over. */
function isSteady({ r, sum, total, tolerance, epochs }: Remainders): boolean {
  const rounding = largest(tolerance);
  if (new Set(epochs).size < CALM_EPOCHS || smallest(r) <= STEADY_ROUNDINGS * rounding)
    return false;
  if (r.some((value, t) => value < MATERIAL_SHARE * (total[t] as number))) return false;
  const spread = Math.max(largest(r) - smallest(r), rounding / 2);
  return spread <= CALM_UPDATES * (largest(sum) - smallest(sum));
}

/** Two rows that leave the same within rounding, of a remainder and of parts that would show it. */
function isAlike(one: Remainders, v: number, other: Remainders, t: number): boolean {
  const [own, theirs] = [one.r[v] as number, other.r[t] as number];
  const rounding = Math.max(one.tolerance[v] as number, other.tolerance[t] as number);
  const apart = Math.abs((one.sum[v] as number) - (other.sum[t] as number));
  return (
    Math.abs(own - theirs) <= rounding && Math.min(own, theirs, apart) >= ALIKE_ROUNDINGS * rounding
  );
}
