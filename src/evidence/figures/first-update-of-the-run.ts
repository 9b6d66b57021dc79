// Whether the very first batch of a run adds up where its epochs do not.

import { largest } from "../../math/statistics.ts";
import { absolute } from "../courses.ts";
import { firstUpdates } from "../updates.ts";
import { decades, type Figure } from "../figure.ts";

export const firstUpdateOfTheRun: Figure = {
  id: "first-update-of-the-run",
  title: "remainder of the first update against the largest of the epochs",
  unit: "decades",
  of: (accounts) => {
    const { train, updates } = accounts.atBase;
    const first = firstUpdates(accounts.rows).find((t) => updates.epochs[t] === 0);
    if (first === undefined || train.r.length === 0) return null;
    const beyond = Math.max(
      0,
      Math.abs(updates.r[first] as number) - (updates.tolerance[first] as number),
    );
    return decades(beyond, largest(absolute(train.r)));
  },
};
