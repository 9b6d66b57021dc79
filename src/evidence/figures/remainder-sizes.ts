// How large the remainder of an epoch is: beside its total, its rounding, and what one batch is of its sum, which a short last one stays below; and the largest of all.

import type { Remainders } from "../../reconcile/rows/rows.ts";
import { largest, median } from "../../math/statistics.ts";
import { mainRemainders, ofBothSplits } from "../courses.ts";
import { decades, type Figure } from "../figure.ts";
import { LEAST_SHARE, MOST_SHARE } from "../thresholds.ts";

export const remainderSizes: readonly Figure[] = [
  {
    id: "remainder-in-roundings",
    title: "remainder in roundings",
    unit: "decades",
    of: ({ atPlausible }) => sizeIn("tolerance", mainRemainders(atPlausible)),
  },
  {
    id: "remainder-share",
    title: "remainder as a share of the total",
    unit: "decades",
    of: ({ atPlausible }) => sizeIn("total", mainRemainders(atPlausible)),
  },
  {
    id: "remainder-times-steps",
    title: "remainder as a share of one batch",
    unit: "decades",
    of: ({ rows: { steps }, atBase }) => sizeIn("sum", mainRemainders(atBase), steps),
  },
  {
    id: "remainder-times-steps-at-best",
    title: "remainder at the best weights as a share of one batch",
    unit: "decades",
    of: ({ rows: { steps }, atPlausible }) => sizeIn("sum", mainRemainders(atPlausible), steps),
  },
  {
    id: "largest-remainder",
    title: "largest remainder beyond rounding",
    unit: "decades",
    of: ({ atBase }) => {
      const { r, tolerance, total } = ofBothSplits(atBase);
      const shares = r.map((value, t) => {
        const beyond = Math.abs(value) - (tolerance[t] as number);
        const size = Math.abs(total[t] as number);
        return beyond <= 0 ? 0 : size > 0 ? beyond / size : 1;
      });
      const most = Math.min(Math.max(largest(shares), LEAST_SHARE), MOST_SHARE);
      return shares.length === 0 ? null : Math.log10(most);
    },
  },
];

function sizeIn(unit: "tolerance" | "total" | "sum", rows: Remainders, times = 1): number | null {
  const sizes = rows.r.map((value, t) => Math.abs(value / (rows[unit][t] as number)));
  return sizes.length === 0 ? null : decades(times * median(sizes));
}
