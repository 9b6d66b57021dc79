// Validation is taken at an epoch's end: a term on the weights alone then lies between its two train neighbours.

import { shareOf } from "../courses.ts";
import { validationPlaces } from "../validation-places.ts";
import type { Figure } from "../figure.ts";

export const validationBetweenItsNeighbours: Figure = {
  id: "validation-between-its-neighbours",
  title: "validation remainders between their two train neighbours",
  unit: "share",
  of: (accounts) => shareOf(validationPlaces(accounts), ({ outside }) => outside <= 0),
};
