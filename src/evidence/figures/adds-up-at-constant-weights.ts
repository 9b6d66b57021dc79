// Whether constant weights explain every row within rounding, and how little of a chance that is.

import { scoreOf } from "../agreement-score.ts";
import type { Figure } from "../figure.ts";

export const addsUpAtConstantWeights: Figure = {
  id: "adds-up-at-constant-weights",
  title: "agreement of all rows with constant weights",
  unit: "bits",
  of: (accounts) => scoreOf(accounts.agreement("all")),
};
