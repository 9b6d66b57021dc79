// Every test, by name.

import type { Figure } from "../figure.ts";
import { addsUpInStretches } from "./adds-up-in-stretches.ts";
import { agreements } from "./agreements.ts";
import { beginsAtNothing } from "./begins-at-nothing.ts";
import { betweenFirstUpdates } from "./between-first-updates.ts";
import { codeLengths } from "./code-lengths.ts";
import { ofFirstUpdates } from "./first-updates.ts";
import { jumpAtTheLastUpdate } from "./jump-at-the-last-update.ts";
import { knownOfTheWriter } from "./known-of-the-writer.ts";
import { leastUnexplainedShare } from "./least-unexplained-share.ts";
import { movesWithTheBatches } from "./moves-with-the-batches.ts";
import { ratioSteadierThanDifference } from "./ratio-steadier-than-difference.ts";
import { remainderSizes } from "./remainder-sizes.ts";
import { rougherThanTheParts } from "./rougher-than-the-parts.ts";
import { rowsOffTheSum } from "./rows-off-the-sum.ts";
import { sameInValidation } from "./same-in-validation.ts";
import { stepsOfTheRemainder } from "./steps-of-the-remainder.ts";
import { totalLeavesThePartsRange } from "./total-leaves-the-parts-range.ts";
import { validationOutsideItsNeighbours } from "./validation-outside-its-neighbours.ts";
import { validationSize } from "./validation-size.ts";

export const figures: readonly Figure[] = [
  addsUpInStretches,
  ...agreements,
  beginsAtNothing,
  ...betweenFirstUpdates,
  ...codeLengths,
  ...ofFirstUpdates,
  jumpAtTheLastUpdate,
  ...knownOfTheWriter,
  leastUnexplainedShare,
  movesWithTheBatches,
  ratioSteadierThanDifference,
  ...remainderSizes,
  rougherThanTheParts,
  ...rowsOffTheSum,
  ...sameInValidation,
  ...stepsOfTheRemainder,
  totalLeavesThePartsRange,
  validationOutsideItsNeighbours,
  ...validationSize,
].toSorted((a, b) => (a.id < b.id ? -1 : 1));
