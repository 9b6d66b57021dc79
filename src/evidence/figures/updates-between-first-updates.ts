// A term on the weights alone has every update of an epoch between its first and the next epoch's first.

import { shareOf } from "../courses.ts";
import { updatesBetweenFirsts as placesOf } from "../first-places.ts";
import type { Figure } from "../figure.ts";

export const updatesBetweenFirstUpdates: Figure = {
  id: "updates-between-first-updates",
  title: "updates between the first updates around them",
  unit: "share",
  of: (accounts) =>
    shareOf(
      placesOf(accounts),
      ({ r, from, to, tolerance }) =>
        r >= Math.min(from, to) - 2 * tolerance && r <= Math.max(from, to) + 2 * tolerance,
    ),
};
