// Updates against their epoch: the first is one batch alone, the last stands before the batches that end the epoch.

import { largest, median } from "../../math/statistics.ts";
import { absolute, byEpoch, sameEpoch } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";
import { firstUpdates } from "../updates.ts";

export const firstAndLastUpdates: readonly Figure[] = [
  {
    id: "first-update-against-row",
    title: "first update's remainder away from the epoch's",
    unit: "decades",
    of: (accounts) => {
      const { train, updates } = accounts.atPlausible;
      const rowOf = byEpoch(train);
      const [gaps, sizes]: [number[], number[]] = [[], []];
      for (const u of firstUpdates(accounts.rows)) {
        const t = rowOf.get(updates.epochs[u] as number);
        if (t === undefined) continue;
        const gap = Math.abs((updates.r[u] as number) - (train.r[t] as number));
        gaps.push(Math.max(0, gap - (updates.tolerance[u] as number)));
        sizes.push(Math.abs(train.r[t] as number));
      }
      return gaps.length === 0 ? null : decades(median(gaps), median(sizes));
    },
  },
  {
    // The very first batch of a run adds up where learned weights have not moved yet.
    id: "first-update-of-the-run",
    title: "remainder of the first update against the largest of the epochs",
    unit: "decades",
    of: (accounts) => {
      const { train, updates } = accounts.atBase;
      const first = firstUpdates(accounts.rows).find((t) => updates.epochs[t] === 0);
      if (first === undefined || train.r.length === 0) return null;
      const size = Math.abs(updates.r[first] as number);
      const beyond = Math.max(0, size - (updates.tolerance[first] as number));
      return decades(beyond, largest(absolute(train.r)));
    },
  },
  {
    id: "jump-at-the-last-update",
    title: "jump of the remainder from the last update to the row",
    unit: "decades",
    of: ({ atPlausible: { train, updates } }) => {
      const pairs = sameEpoch(train, updates);
      if (pairs.length === 0) return null;
      const rounding = median(train.tolerance) / 2;
      const jump = (own: readonly number[], inner: readonly number[]): number => {
        const gaps = pairs.map(([t, u]) => Math.abs((own[t] as number) - (inner[u] as number)));
        return Math.max(median(gaps), rounding);
      };
      return decades(jump(train.r, updates.r), jump(train.sum, updates.sum));
    },
  },
];
