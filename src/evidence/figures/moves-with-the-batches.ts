// Whether the remainder moves with the batches inside an epoch, beyond rounding, against how plainly that would show.

import { batchDependence, batchDependencePower } from "../batch-dependence.ts";
import { decades, type Figure } from "../figure.ts";
import { LEAST_SCORE } from "../thresholds.ts";

export const movesWithTheBatches: Figure = {
  id: "moves-with-the-batches",
  title: "remainder moves with the batches, against the power to see it",
  unit: "decades",
  of: ({ rows: { updates }, atPlausible: { weights } }) => {
    const moved = batchDependence(updates, weights);
    if (moved === undefined) return null;
    const power = Math.abs(batchDependencePower(updates, weights));
    return power > 0 ? decades(Math.max(LEAST_SCORE, moved), power) : null;
  },
};
