// A term on the weights alone moves steadily through an epoch.

import { mean } from "../../math/statistics.ts";
import { updatesBetweenFirsts } from "../first-places.ts";
import { decades, type Figure } from "../figure.ts";
import { CURVED_SHARE, FEWEST_PAIRS } from "../thresholds.ts";

export const onTheLineBetweenFirstUpdates: Figure = {
  id: "on-the-line-between-first-updates",
  title: "distance of updates from the line between first updates, in roundings",
  unit: "decades",
  of: (accounts) => {
    const places = updatesBetweenFirsts(accounts);
    if (places.length < FEWEST_PAIRS) return null;
    return decades(
      mean(
        places.map(
          ({ r, expected, from, to, tolerance }) =>
            Math.abs(r - expected) / (tolerance + CURVED_SHARE * Math.abs(to - from)),
        ),
      ),
    );
  },
};
