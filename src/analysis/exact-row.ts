// A row at the shown weights → in exact fractions, whether its residual cannot be 0, and the words for it.

import { add, fromNumber, multiply, signOf, subtract, ZERO } from "../math/rational.ts";
import { widenedEnd } from "../reconcile/proof/certificate.ts";
import type { RunAnalysis } from "./analysis.ts";
import { short } from "../math/short.ts";
import { shownName } from "../table/row.ts";
import { type Bounded, slackOf } from "./fitted-rows.ts";

export function exactRowText(run: RunAnalysis, { observation, low, high }: Bounded): string {
  const size = short(Math.max(low, -high), 3);
  const row = run.rows.at(observation.row);
  const name = row === undefined ? run.total : shownName(row, run.total);
  return `${observation.split} ${run.clock} ${observation.epoch}: \`${name}\` is at least \`${size}\` ${low > 0 ? "more" : "less"} than the weighted parts, however it was rounded`;
}

/** True when 0 lies outside the row's residual, rounding and float32 at their worst. */
export function isOffExactly(run: RunAnalysis, { observation, low }: Bounded): boolean {
  const { float } = slackOf(run);
  const [near, far] = low > 0 ? (["low", "high"] as const) : (["high", "low"] as const);
  const total = widenedEnd(observation.total, near, float);
  const sum = observation.components.reduce(
    (whole, printed, i) =>
      add(whole, multiply(fromNumber(run.weights[i]?.value ?? 1), widenedEnd(printed, far, float))),
    ZERO,
  );
  return signOf(subtract(total, sum)) === (low > 0 ? 1 : -1);
}
