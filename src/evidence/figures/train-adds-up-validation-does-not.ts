// Whether train adds up where validation does not.

import { scoreOf } from "../agreement-score.ts";
import type { Figure } from "../figure.ts";

export const trainAddsUpValidationDoesNot: Figure = {
  id: "train-adds-up-validation-does-not",
  title: "agreement of train alone, where validation does not add up",
  unit: "bits",
  of: (accounts) => {
    const { train, val } = accounts.rows;
    if (train.observations.length === 0 || val.observations.length === 0) return null;
    const [own, all] = [accounts.agreement("train"), accounts.agreement("all")].map(scoreOf);
    return (own as number) > (all as number) ? (own as number) + 1 : 0;
  },
};
