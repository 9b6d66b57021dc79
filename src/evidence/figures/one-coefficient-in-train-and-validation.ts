// A weight that moves is the same in an epoch and its validation; anything else is not.

import { coefficientGap } from "../coefficients.ts";
import { sameEpoch } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";

export const oneCoefficientInTrainAndValidation: Figure = {
  id: "one-coefficient-in-train-and-validation",
  title: "coefficient of train and validation apart",
  unit: "decades",
  of: (accounts) => {
    const { rows, atBase } = accounts;
    const pairs = sameEpoch(atBase.train, atBase.val);
    const found = coefficientGap(accounts, { rows: rows.val, at: atBase.val }, pairs);
    return found === null ? null : decades(found.gap, found.range);
  },
};
