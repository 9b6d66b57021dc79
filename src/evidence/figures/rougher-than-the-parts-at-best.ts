// Whether the remainder at the best weights jumps from epoch to epoch as the parts do.

import type { Figure } from "../figure.ts";
import { jumpsBesideParts } from "../parts-beside.ts";

export const rougherThanThePartsAtBest: Figure = {
  id: "rougher-than-the-parts-at-best",
  title: "jumps of the remainder at the best weights against those of the parts",
  unit: "decades",
  of: ({ atPlausible }) => jumpsBesideParts(atPlausible),
};
