// A weight that moves is the same in an epoch and its validation; anything else is not.

import { coefficientGap } from "../coefficients.ts";
import type { Figure } from "../figure.ts";

export const oneCoefficientInTrainAndValidation: Figure = {
  id: "one-coefficient-in-train-and-validation",
  title: "coefficient of train and validation apart",
  unit: "decades",
  of: (accounts) => coefficientGap(accounts, "val"),
};
