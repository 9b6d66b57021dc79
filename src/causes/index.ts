import { activityPenalty } from "./activity-penalty.ts";
import type { Cause, CauseWords } from "./cause.ts";
import { addsUp } from "./adds-up.ts";
import { averagingMismatch } from "./averaging-mismatch.ts";
import { componentNotFinite } from "./component-not-finite.ts";
import { componentsNotPrinted } from "./components-not-printed.ts";
import { countedTwice } from "./counted-twice.ts";
import { expectedPenaltyAbsent } from "./expected-penalty-absent.ts";
import { hiddenLoss } from "./hidden-loss.ts";
import { learnedWeights } from "./learned-weights.ts";
import { lossWeights } from "./loss-weights.ts";
import { metricIsNotTheLoss } from "./metric-is-not-the-loss.ts";
import { missingComponent } from "./missing-component.ts";
import { nanHiddenTerm } from "./nan-hidden-term.ts";
import { noTotal } from "./no-total.ts";
import { partialBatch } from "./partial-batch.ts";
import { sampleWeights } from "./sample-weights.ts";
import { singleOutputPenalty } from "./single-output-penalty.ts";
import { undetermined } from "./undetermined.ts";
import { uniformScale } from "./uniform-scale.ts";
import { valTotalOneBatch } from "./val-total-one-batch.ts";
import { weightPenalty } from "./weight-penalty.ts";
import { weightSchedule } from "./weight-schedule.ts";

/** Every cause, in the order of their pages. */
export const causes: readonly Cause[] = [
  nanHiddenTerm,
  componentNotFinite,
  componentsNotPrinted,
  noTotal,
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
  metricIsNotTheLoss,
  weightPenalty,
  hiddenLoss,
  missingComponent,
  activityPenalty,
  partialBatch,
  undetermined,
];

/** Undefined for an id that no cause has. */
export function findCause(id: string): Cause | undefined {
  return causes.find((one) => one.id === id);
}

export function wordsOf(id: string): CauseWords {
  return findCause(id)?.words ?? { name: id };
}
