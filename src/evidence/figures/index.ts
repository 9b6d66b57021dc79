// Every test, by name.

import type { Figure } from "../figure.ts";
import { addsUpInStretches } from "./adds-up-in-stretches.ts";
import { agreements } from "./agreements.ts";
import { betweenFirstUpdates } from "./between-first-updates.ts";
import { codeLengths } from "./code-lengths.ts";
import { courseOfTheRemainder } from "./course-of-the-remainder.ts";
import { firstAndLastUpdates } from "./first-and-last-updates.ts";
import { leastUnexplainedShare } from "./least-unexplained-share.ts";
import { movesWithTheBatches } from "./moves-with-the-batches.ts";
import { oneCoefficient } from "./one-coefficient.ts";
import { oneStepOutOfLine } from "./one-step-out-of-line.ts";
import { ratioSteadierThanDifference } from "./ratio-steadier-than-difference.ts";
import { remainderSizes } from "./remainder-sizes.ts";
import { ofValidation } from "./validation.ts";
import { whatPrintedIt } from "./what-printed-it.ts";

export const figures: readonly Figure[] = [
  addsUpInStretches,
  ...agreements,
  ...betweenFirstUpdates,
  ...codeLengths,
  ...courseOfTheRemainder,
  ...firstAndLastUpdates,
  leastUnexplainedShare,
  movesWithTheBatches,
  ...oneCoefficient,
  oneStepOutOfLine,
  ratioSteadierThanDifference,
  ...remainderSizes,
  ...ofValidation,
  ...whatPrintedIt,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));
