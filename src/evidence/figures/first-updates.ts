// What the first batch of an epoch leaves, beside what its epoch does, and the very first beside all of them.

import { largest, median } from "../../math/statistics.ts";
import { absolute, byEpoch } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";
import { firstUpdates } from "../updates.ts";

export const ofFirstUpdates: readonly Figure[] = [
  {
    id: "first-update-against-row",
    title: "first update's remainder away from the epoch's",
    unit: "decades",
    of: ({ rows, atPlausible: { train, updates } }) => {
      const rowOf = byEpoch(train);
      const [gaps, sizes]: [number[], number[]] = [[], []];
      for (const u of firstUpdates(rows)) {
        const row = train.r[rowOf.get(updates.epochs[u] as number) ?? train.r.length];
        if (row === undefined) continue;
        const gap = Math.abs((updates.r[u] as number) - row);
        gaps.push(Math.max(0, gap - (updates.tolerance[u] as number)));
        sizes.push(Math.abs(row));
      }
      return gaps.length === 0 ? null : decades(median(gaps), median(sizes));
    },
  },
  {
    id: "first-update-of-the-run",
    title: "remainder of the first update against the largest of the epochs",
    unit: "decades",
    of: ({ rows, atBase: { train, updates } }) => {
      const first = firstUpdates(rows).find((t) => updates.epochs[t] === 0);
      if (first === undefined || train.r.length === 0) return null;
      const beyond = Math.abs(updates.r[first] as number) - (updates.tolerance[first] as number);
      return decades(Math.max(0, beyond), largest(absolute(train.r)));
    },
  },
];
