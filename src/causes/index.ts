import { activityPenalty } from "./activity-penalty.ts";
import { addsUp } from "./adds-up.ts";
import { averagingMismatch } from "./averaging-mismatch.ts";
import type { Cause } from "./cause.ts";
import { componentsNotPrinted } from "./components-not-printed.ts";
import { countedTwice } from "./counted-twice.ts";
import { expectedPenaltyAbsent } from "./expected-penalty-absent.ts";
import { hiddenLoss } from "./hidden-loss.ts";
import { learnedWeights } from "./learned-weights.ts";
import { lossWeights } from "./loss-weights.ts";
import { missingComponent } from "./missing-component.ts";
import { nanHiddenTerm } from "./nan-hidden-term.ts";
import { partialBatch } from "./partial-batch.ts";
import { sampleWeights } from "./sample-weights.ts";
import { singleOutputPenalty } from "./single-output-penalty.ts";
import { undetermined } from "./undetermined.ts";
import { uniformScale } from "./uniform-scale.ts";
import { valTotalOneBatch } from "./val-total-one-batch.ts";
import { weightPenalty } from "./weight-penalty.ts";
import { weightSchedule } from "./weight-schedule.ts";

/** Every cause; of equally certain findings the one listed first comes first. */
export const causes: readonly Cause[] = [
  nanHiddenTerm,
  componentsNotPrinted,
  expectedPenaltyAbsent,
  addsUp,
  uniformScale,
  countedTwice,
  weightSchedule,
  lossWeights,
  learnedWeights,
  averagingMismatch,
  valTotalOneBatch,
  singleOutputPenalty,
  sampleWeights,
  weightPenalty,
  hiddenLoss,
  missingComponent,
  activityPenalty,
  partialBatch,
  undetermined,
];
