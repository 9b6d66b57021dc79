// A first update is one batch: averaging cannot tell total and parts apart in it.

import { firstUpdates } from "../updates.ts";
import { shareOf } from "../courses.ts";
import type { Figure } from "../figure.ts";

export const firstUpdatesExact: Figure = {
  id: "first-updates-exact",
  title: "first updates that add up at the expected weights",
  unit: "share",
  of: (accounts) => {
    const { r, tolerance } = accounts.atBase.updates;
    return shareOf(
      firstUpdates(accounts),
      (t) => Math.abs(r[t] as number) <= (tolerance[t] as number),
    );
  },
};
