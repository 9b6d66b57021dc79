// Remainders of an epoch's first updates → what lies between one and that of the next epoch.

import type { Accounts } from "./accounts.ts";
import { batchUnit, firstUpdates } from "./updates.ts";

interface BetweenFirsts {
  /** Position of the epoch. */
  readonly epoch: number;
  /** Remainder of its first update, and of the next epoch's. */
  readonly from: number;
  readonly to: number;
  readonly tolerance: number;
}

export function betweenFirsts(accounts: Accounts): readonly BetweenFirsts[] {
  const { updates } = accounts.atPlausible;
  const firsts = new Map(firstUpdates(accounts.rows).map((t) => [updates.epochs[t] as number, t]));
  return [...firsts].flatMap(([epoch, t]): BetweenFirsts[] => {
    const next = firsts.get(epoch + 1);
    if (next === undefined) return [];
    return [
      {
        epoch,
        from: updates.r[t] as number,
        to: updates.r[next] as number,
        tolerance: Math.max(updates.tolerance[t] as number, updates.tolerance[next] as number),
      },
    ];
  });
}

/** Whether a remainder lies between those two. */
export function isBetween(r: number, { from, to, tolerance }: BetweenFirsts): boolean {
  return r >= Math.min(from, to) - 2 * tolerance && r <= Math.max(from, to) + 2 * tolerance;
}

interface UpdatePlace extends BetweenFirsts {
  readonly r: number;
  /** Where a term that moves steadily would be by then: half way through the mean so far. */
  readonly expected: number;
}

/** The later updates of those epochs. */
export function updatesBetweenFirsts(accounts: Accounts): readonly UpdatePlace[] {
  const { updates } = accounts.atPlausible;
  const unit = batchUnit(accounts.rows);
  const places = new Map(betweenFirsts(accounts).map((place) => [place.epoch, place]));
  return updates.epochs.flatMap((epoch, t): UpdatePlace[] => {
    const place = places.get(epoch);
    const step = accounts.rows.updates.steps[t];
    if (place === undefined || step === null || step === undefined || step <= unit) return [];
    const share = (step / unit - 1) / (2 * accounts.rows.steps);
    return [
      {
        ...place,
        r: updates.r[t] as number,
        expected: place.from + (place.to - place.from) * share,
        tolerance: Math.max(place.tolerance, updates.tolerance[t] as number),
      },
    ];
  });
}
