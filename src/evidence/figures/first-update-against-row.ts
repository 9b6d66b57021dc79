// How far the first batch's remainder lies from its epoch's.

import { median } from "../../math/statistics.ts";
import { byEpoch } from "../courses.ts";
import { firstUpdates } from "../updates.ts";
import { decades, type Figure } from "../figure.ts";

export const firstUpdateAgainstRow: Figure = {
  id: "first-update-against-row",
  title: "first update's remainder away from the epoch's",
  unit: "decades",
  of: (accounts) => {
    const { train, updates } = accounts.atPlausible;
    const rowOf = byEpoch(train);
    const gaps = firstUpdates(accounts.rows).flatMap((u) => {
      const t = rowOf.get(updates.epochs[u] as number);
      return t === undefined ? [] : [[u, t] as const];
    });
    if (gaps.length === 0) return null;
    return decades(
      median(
        gaps.map(([u, t]) =>
          Math.max(
            0,
            Math.abs((updates.r[u] as number) - (train.r[t] as number)) -
              (updates.tolerance[u] as number),
          ),
        ),
      ),
      median(gaps.map(([, t]) => Math.abs(train.r[t] as number))),
    );
  },
};
