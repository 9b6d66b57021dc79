// A term on the weights alone moves steadily through an epoch.

import { mean } from "../../math/statistics.ts";
import { updatesBetweenFirsts } from "../first-places.ts";
import { decades, type Figure } from "../figure.ts";

const FEWEST = 3;
/** A course that bends inside an epoch is off the line by so much of its movement. */
const CURVED = 0.12;

export const onTheLineBetweenFirstUpdates: Figure = {
  id: "on-the-line-between-first-updates",
  title: "distance of updates from the line between first updates, in roundings",
  unit: "decades",
  of: (accounts) => {
    const places = updatesBetweenFirsts(accounts);
    if (places.length < FEWEST) return null;
    return decades(
      mean(
        places.map(
          ({ r, expected, from, to, tolerance }) =>
            Math.abs(r - expected) / (tolerance + CURVED * Math.abs(to - from)),
        ),
      ),
      1,
      3,
    );
  },
};
