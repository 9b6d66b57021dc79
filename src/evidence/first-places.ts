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
  const { epochs, r, tolerance } = accounts.atPlausible.updates;
  const firsts = new Map<number, number>();
  for (const t of firstUpdates(accounts.rows)) firsts.set(epochs[t] as number, t);
  const found: BetweenFirsts[] = [];
  for (const [epoch, t] of firsts) {
    const next = firsts.get(epoch + 1);
    if (next === undefined) continue;
    found.push({
      epoch,
      from: r[t] as number,
      to: r[next] as number,
      tolerance: Math.max(tolerance[t] as number, tolerance[next] as number),
    });
  }
  return found;
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
  const { rows, atPlausible } = accounts;
  const { epochs, r, tolerance } = atPlausible.updates;
  const unit = batchUnit(rows);
  const places = new Map<number, BetweenFirsts>();
  for (const place of betweenFirsts(accounts)) places.set(place.epoch, place);
  const found: UpdatePlace[] = [];
  for (let t = 0; t < epochs.length; t += 1) {
    const place = places.get(epochs[t] as number);
    const step = rows.updates.steps[t] ?? null;
    if (place === undefined || step === null || step <= unit) continue;
    const { epoch, from, to } = place;
    const share = (step / unit - 1) / (2 * rows.steps);
    found.push({
      epoch,
      from,
      to,
      r: r[t] as number,
      expected: from + (to - from) * share,
      tolerance: Math.max(place.tolerance, tolerance[t] as number),
    });
  }
  return found;
}
