// Whether the remainder jumps from epoch to epoch as the parts do.

import { median } from "../../math/statistics.ts";
import { absolute, roughness } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";
import { JUMP_ROWS } from "../thresholds.ts";

export const rougherThanTheParts: Figure = {
  id: "rougher-than-the-parts",
  title: "jumps of the remainder against those of the parts",
  unit: "decades",
  of: ({ atBase: { train } }) => {
    const [own, theirs] = [roughness(train.r), roughness(train.sum)];
    if (own === null || theirs === null || train.r.length < JUMP_ROWS) return null;
    const rounding = median(train.tolerance) / 2;
    const size = median(absolute(train.r));
    return decades(
      Math.max(own, rounding) / Math.max(size, rounding),
      Math.max(theirs, rounding) / median(absolute(train.sum)),
    );
  },
};
