// Whether the progress updates add up where the epochs do not: the last batch is then what differs.

import { scoreOf } from "../agreement-score.ts";
import type { Figure } from "../figure.ts";

export const updatesAddUpRowsDoNot: Figure = {
  id: "updates-add-up-rows-do-not",
  title: "agreement of the updates alone, where the epochs do not add up",
  unit: "bits",
  of: (accounts) => {
    if (accounts.rows.updates.observations.length === 0) return null;
    const [inner, all] = [accounts.agreement("updates"), accounts.agreement("all")].map(scoreOf);
    return (inner as number) > (all as number) ? (inner as number) + 1 : 0;
  },
};
