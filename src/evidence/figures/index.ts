// Every test, by name.

import type { Figure } from "../figure.ts";
import { addsUpInStretches } from "./adds-up-in-stretches.ts";
import { agreements } from "./agreements.ts";
import { betweenFirstUpdates } from "./between-first-updates.ts";
import { codeLengthFigures } from "./code-lengths.ts";
import { courseOfTheRemainder } from "./course-of-the-remainder.ts";
import { farBelowTheSum } from "./far-below-the-sum.ts";
import { firstAndLastUpdates } from "./first-and-last-updates.ts";
import { largestRemainder } from "./largest-remainder.ts";
import { leastUnexplainedShare } from "./least-unexplained-share.ts";
import { mayAverageUnevenly } from "./may-average-unevenly.ts";
import { movesWithTheBatches } from "./moves-with-the-batches.ts";
import { oneCoefficient } from "./one-coefficient.ts";
import { oneMetric } from "./one-metric.ts";
import { oneStepOutOfLine } from "./one-step-out-of-line.ts";
import { ratioSteadierThanDifference } from "./ratio-steadier-than-difference.ts";
import { remainderSizes } from "./remainder-sizes.ts";
import { rowsAboveTheSum } from "./rows-above-the-sum.ts";
import { ofValidation } from "./validation.ts";

export const figures: readonly Figure[] = [
  addsUpInStretches,
  ...agreements,
  ...betweenFirstUpdates,
  ...codeLengthFigures,
  ...courseOfTheRemainder,
  farBelowTheSum,
  ...firstAndLastUpdates,
  largestRemainder,
  leastUnexplainedShare,
  mayAverageUnevenly,
  movesWithTheBatches,
  ...oneCoefficient,
  oneMetric,
  oneStepOutOfLine,
  ratioSteadierThanDifference,
  ...remainderSizes,
  rowsAboveTheSum,
  ...ofValidation,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));
