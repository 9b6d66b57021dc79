// A single-output log → whether the total is its own metric plus something, or the metric times something.

import { deviation, mean, slope } from "../math/statistics.ts";
import { ones, residuals, stack } from "./rows/rows.ts";
import type { RunRows } from "./rows/run-rows.ts";
import { shareOnTrack } from "./track.ts";

export interface SingleFact {
  readonly kind: "offset" | "ratio";
  readonly reason: string;
  /** Mean of total over metric. */
  readonly ratio: number;
  /** The metric moves enough to tell, and the rows do so plainly. */
  readonly firm: boolean;
  /** Too few rows to tell an offset from a ratio at all. */
  readonly untold: boolean;
}

/** Log-log slope of (total − metric) on the metric: 0 for an offset, 1 for a ratio; corpus: offsets below 0.2, ratios above 0.6. */
const OFFSET_SLOPE = 0.35;
const ON_TRACK = 0.8;
/** Standard deviation of the metric's logarithm; corpus logs cut short: 8 of 26 wrong below, none of 51 above. */
const MOVING = 0.1;

/** A ratio that varies this much less than the offset, relative, is the explanation. */
const STEADY = 0.2;

/** Rows below which one number explains a ratio as well as an offset. */
const FEWEST_ROWS = 3;

export function judgeSingle({ updates, train, val }: RunRows): SingleFact {
  const all = stack(updates, train, val);
  const untold = all.observations.length < FEWEST_ROWS;
  const plain = ones(all);
  const gaps = residuals(all, plain);
  const metric = all.observations.map(({ components }) => components[0]?.value ?? 0);
  const logarithms = metric.map((value) => Math.log(Math.max(1e-9, value)));
  const moves = deviation(logarithms) >= MOVING;
  const ratio = mean(all.observations.map(({ total }, t) => total.value / (metric[t] as number)));
  if (gaps.some((gap) => gap <= 0)) {
    return {
      kind: "ratio",
      ratio,
      firm: true,
      untold,
      reason: "the total is sometimes above and sometimes below its metric",
    };
  }
  const shares = gaps.map((gap, t) => gap / (metric[t] as number));
  const steadier = deviation(shares) / mean(shares) < STEADY * (deviation(gaps) / mean(gaps));
  if (moves && !untold && steadier) {
    return {
      kind: "ratio",
      ratio,
      firm: true,
      untold,
      reason: "total over metric stays nearly the same while both move",
    };
  }
  const steepness = slope(logarithms, gaps.map(Math.log));
  if (!untold && shareOnTrack(all, plain) >= ON_TRACK) {
    return {
      kind: "offset",
      ratio,
      firm: moves && steepness < OFFSET_SLOPE,
      untold,
      reason: "total minus metric runs along a smooth track, whatever the metric does",
    };
  }
  if (untold) {
    const reason = "so few rows tell no offset from a ratio";
    return { kind: "offset", ratio, firm: false, untold, reason };
  }
  return Number.isFinite(steepness) && steepness < OFFSET_SLOPE
    ? {
        kind: "offset",
        ratio,
        firm: false,
        untold,
        reason: "total minus metric does not grow with the metric",
      }
    : {
        kind: "ratio",
        ratio,
        firm: moves,
        untold,
        reason: "total minus metric grows and shrinks with the metric",
      };
}
