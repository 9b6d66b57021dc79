// A weight that moves from epoch to epoch is the same in the updates of one epoch.

import { coefficientGap } from "../coefficients.ts";
import { lastUpdates } from "../updates.ts";
import { decades, type Figure } from "../figure.ts";

export const oneCoefficientInUpdatesAndRow: Figure = {
  id: "one-coefficient-in-updates-and-row",
  title: "coefficient of updates and row apart",
  unit: "decades",
  of: (accounts) => {
    const { rows, atBase } = accounts;
    const pairs = lastUpdates(atBase.updates, atBase.train).map(
      ([update, row]) => [row, update] as const,
    );
    const found = coefficientGap(accounts, { rows: rows.updates, at: atBase.updates }, pairs);
    return found === null ? null : decades(found.gap, found.range);
  },
};
