// How much the remainder moves from one update to the next.

import { median } from "../../math/statistics.ts";
import { decades, type Figure } from "../figure.ts";
import { FEWEST_PAIRS } from "../thresholds.ts";

export const inEpochChanges: Figure = {
  id: "in-epoch-changes",
  title: "changes of the remainder inside epochs, in roundings",
  unit: "decades",
  of: ({ atPlausible: { updates } }) => {
    const moves = updates.r.flatMap((value, t) => {
      if (t === 0 || updates.epochs[t] !== updates.epochs[t - 1]) return [];
      const allowed = (updates.tolerance[t] as number) + (updates.tolerance[t - 1] as number);
      return [Math.abs(value - (updates.r[t - 1] as number)) / allowed];
    });
    return moves.length < FEWEST_PAIRS ? null : decades(median(moves));
  },
};
