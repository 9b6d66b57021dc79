// A term on the weights alone moves steadily from one epoch's first update to the next one's: so do the updates between them, and the epoch's mean.

import { mean } from "../../math/statistics.ts";
import type { Accounts } from "../accounts.ts";
import { byEpoch, shareOf } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";
import { CURVED_SHARE, FEWEST_PAIRS } from "../thresholds.ts";
import { firstUpdates } from "../updates.ts";

export const betweenFirstUpdates: readonly Figure[] = [
  {
    id: "epoch-mean-between-first-updates",
    title: "epochs whose mean remainder is between their first updates'",
    unit: "share",
    of: (accounts) => {
      const { train } = accounts.atPlausible;
      const rowOf = byEpoch(train);
      const places = [...betweenFirsts(accounts)].filter(([epoch]) => rowOf.has(epoch));
      return shareOf(places, ([epoch, place]) =>
        isBetween(train.r[rowOf.get(epoch) as number] as number, place),
      );
    },
  },
  {
    id: "updates-between-first-updates",
    title: "updates between the first updates around them",
    unit: "share",
    of: (accounts) => shareOf(updatesBetweenFirsts(accounts), (place) => isBetween(place.r, place)),
  },
  {
    id: "on-the-line-between-first-updates",
    title: "distance of updates from the line between first updates, in roundings",
    unit: "decades",
    of: (accounts) => {
      const off = updatesBetweenFirsts(accounts).map(
        ({ r, expected, from, to, tolerance }) =>
          Math.abs(r - expected) / (tolerance + CURVED_SHARE * Math.abs(to - from)),
      );
      return off.length < FEWEST_PAIRS ? null : decades(mean(off));
    },
  },
];

interface BetweenFirsts {
  /** Remainder of its first update, and of the next epoch's. */
  readonly from: number;
  readonly to: number;
  readonly tolerance: number;
}

/** By the position of the epoch. */
function betweenFirsts(accounts: Accounts): ReadonlyMap<number, BetweenFirsts> {
  const { epochs, r, tolerance } = accounts.atPlausible.updates;
  const firsts = new Map<number, number>();
  for (const t of firstUpdates(accounts.rows)) firsts.set(epochs[t] as number, t);
  const found = new Map<number, BetweenFirsts>();
  for (const [epoch, t] of firsts) {
    const next = firsts.get(epoch + 1);
    if (next === undefined) continue;
    found.set(epoch, {
      from: r[t] as number,
      to: r[next] as number,
      tolerance: Math.max(tolerance[t] as number, tolerance[next] as number),
    });
  }
  return found;
}

/** Whether a remainder lies between those two. */
function isBetween(r: number, { from, to, tolerance }: BetweenFirsts): boolean {
  return r >= Math.min(from, to) - 2 * tolerance && r <= Math.max(from, to) + 2 * tolerance;
}

interface UpdatePlace extends BetweenFirsts {
  readonly r: number;
  /** Where a term that moves steadily would be by then: half way through the mean so far. */
  readonly expected: number;
}

/** The later updates of those epochs. */
function updatesBetweenFirsts(accounts: Accounts): readonly UpdatePlace[] {
  const { rows, atPlausible } = accounts;
  const { epochs, r, tolerance } = atPlausible.updates;
  const { batchUnit: unit } = rows;
  const places = betweenFirsts(accounts);
  const found: UpdatePlace[] = [];
  for (let t = 0; t < epochs.length; t += 1) {
    const place = places.get(epochs[t] as number);
    const step = rows.updates.steps[t] ?? null;
    if (place === undefined || step === null || step <= unit) continue;
    const { from, to } = place;
    const share = (step / unit - 1) / (2 * rows.steps);
    found.push({
      from,
      to,
      r: r[t] as number,
      expected: from + (to - from) * share,
      tolerance: Math.max(place.tolerance, tolerance[t] as number),
    });
  }
  return found;
}
