// A term on the weights alone has every update of an epoch between its first and the next epoch's first.

import { shareOf } from "../courses.ts";
import { isBetween, updatesBetweenFirsts } from "../first-places.ts";
import type { Figure } from "../figure.ts";

export const updatesBetweenFirstUpdates: Figure = {
  id: "updates-between-first-updates",
  title: "updates between the first updates around them",
  unit: "share",
  of: (accounts) => shareOf(updatesBetweenFirsts(accounts), (place) => isBetween(place.r, place)),
};
