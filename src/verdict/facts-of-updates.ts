// Progress updates → a hidden term that they show exactly: they stand before an epoch's last batch, so that no short one is in them.

import type { Accounts } from "../evidence/accounts.ts";
import type { AtWeights, Remainders } from "../evidence/at-weights.ts";
import { absolute, byEpoch, ofBothSplits } from "../evidence/courses.ts";
import { firstUpdates } from "../evidence/updates.ts";
import { largest, smallest, spread } from "../math/statistics.ts";
import { fact, type FactRule, areNeverSet } from "./fact.ts";
import { isLarge, isSteady, leaveMuch } from "./remainders.ts";
import {
  AGREEMENT_SPARE,
  ALIKE_ROUNDINGS,
  CALM_EPOCHS,
  CALM_UPDATES,
  GOES_ON_APART,
  GOES_ON_EPOCHS,
  GOES_ON_SHARE,
  MATERIAL_SHARE,
  NEXT_PAIRS,
  OFF_ROUNDINGS,
} from "./thresholds.ts";

export const updatesLeaveTheSame: FactRule = (accounts) => {
  const { updates } = accounts.atBase;
  return isLarge(updates, MATERIAL_SHARE) &&
    areSteady(updates) &&
    leaveMuch(updates) &&
    areUnexplained(accounts)
    ? fact("hidden-term", null, accounts.base)
    : undefined;
};

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

/** A batch alone adds up, and means over several do not, some of which are below their parts, as no hidden term leaves them. */
export const onlyFirstUpdatesAddUp: FactRule = ({ rows, atBase: { updates }, base }) => {
  const firsts = new Set(firstUpdates(rows));
  const roundings = updates.r.map((value, t) => value / (updates.tolerance[t] as number));
  const off = roundings.filter((own) => Math.abs(own) > OFF_ROUNDINGS).length;
  const isTold =
    firsts.size >= AGREEMENT_SPARE &&
    2 * off > updates.r.length - firsts.size &&
    smallest(roundings) < -OFF_ROUNDINGS &&
    roundings.every((own, t) => !firsts.has(t) || Math.abs(own) <= 1);
  return isTold ? fact("measured-differently", "averaging-mismatch", base) : undefined;
};

/**
 * A moving average goes on where the last epoch left it: the first update has gone the same share of the way from there to
 * its own batch in every epoch.
 */
export const totalGoesOn: FactRule = (accounts) => {
  const { train, val, updates } = accounts.atBase;
  const last = ofBothSplits({ train, val });
  const rowOf = byEpoch(last);
  const ways = firstUpdates(accounts.rows).flatMap((t) => {
    const row = rowOf.get((updates.epochs[t] as number) - 1) ?? last.r.length;
    const from = last.total[row] ?? Number.NaN;
    const rounding = (last.tolerance[row] as number) + (updates.tolerance[t] as number);
    const way = (updates.sum[t] as number) - from;
    const gone = (updates.total[t] as number) - from;
    return Math.abs(way) > rounding
      ? [{ way, share: gone / way, off: rounding / Math.abs(way) }]
      : [];
  });
  const low = largest(ways.map(({ share, off }) => share - off));
  const high = smallest(ways.map(({ share, off }) => share + off));
  const lengths = ways.map(({ way }) => way);
  const isOne =
    ways.length >= GOES_ON_EPOCHS &&
    low > 0 &&
    low <= high &&
    high < GOES_ON_SHARE &&
    spread(lengths) > GOES_ON_APART * largest(absolute(lengths));
  return isOne && accounts.agreement("all").weights === undefined
    ? fact("measured-differently", "averaging-mismatch", accounts.base)
    : undefined;
};

/** Where other weights explain the updates, a part that stands still leaves the same in all of them. */
function areUnexplained(accounts: Accounts): boolean {
  const { weights } = accounts.agreement("updates");
  return weights === undefined || areNeverSet(weights, accounts.base);
}

function areSteady(updates: Remainders): boolean {
  return new Set(updates.epochs).size >= CALM_EPOCHS && isSteady(updates, CALM_UPDATES);
}

/** No term that updates leave alike takes an epoch's total below its parts, or so many times as far above them: its last batch does. */
export function isOfLastBatches({ train, updates }: AtWeights, times: number): boolean {
  const most = times * largest(updates.r);
  const off = train.r.filter((value) => value < 0 || value > most).length;
  return areSteady(updates) && smallest(updates.r) >= 0 && 2 * off > train.r.length;
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
