// Whether the remainder jumps from epoch to epoch as the parts do.

import type { Figure } from "../figure.ts";
import { jumpsBesideParts } from "../parts-beside.ts";

export const rougherThanTheParts: Figure = {
  id: "rougher-than-the-parts",
  title: "jumps of the remainder against those of the parts",
  unit: "decades",
  of: ({ atBase }) => jumpsBesideParts(atBase),
};
