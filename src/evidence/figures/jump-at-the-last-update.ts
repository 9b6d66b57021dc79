// Whether the remainder jumps where an epoch takes its last batches in.

import { median } from "../../math/statistics.ts";
import { sameEpoch } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";

export const jumpAtTheLastUpdate: Figure = {
  id: "jump-at-the-last-update",
  title: "jump of the remainder from the last update to the row",
  unit: "decades",
  of: ({ atPlausible: { train, updates } }) => {
    const pairs = sameEpoch(train, updates);
    if (pairs.length === 0) return null;
    const jump = (own: readonly number[], inner: readonly number[]): number =>
      median(pairs.map(([t, u]) => Math.abs((own[t] as number) - (inner[u] as number))));
    const rounding = median(train.tolerance) / 2;
    return decades(
      Math.max(jump(train.r, updates.r), rounding),
      Math.max(jump(train.sum, updates.sum), rounding),
    );
  },
};
