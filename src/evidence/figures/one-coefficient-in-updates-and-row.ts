// A weight that moves from epoch to epoch is the same in the updates of one epoch.

import { coefficientGap } from "../coefficients.ts";
import type { Figure } from "../figure.ts";

export const oneCoefficientInUpdatesAndRow: Figure = {
  id: "one-coefficient-in-updates-and-row",
  title: "coefficient of updates and row apart",
  unit: "decades",
  of: (accounts) => coefficientGap(accounts, "updates"),
};
