// Whether the total is the last batch alone, where the parts are means over the epoch so far.

import { lastBatches } from "../last-batch.ts";
import { shareOf } from "../courses.ts";
import type { Figure } from "../figure.ts";

export const totalIsTheLastBatch: Figure = {
  id: "total-is-the-last-batch",
  title: "updates whose total is the last batch of the parts",
  unit: "share",
  of: (accounts) => {
    const batches = lastBatches(accounts);
    if (batches.length < 2) return null;
    return shareOf(batches, ({ total, sum, unit }) => Math.abs(total - sum) <= unit);
  },
};
