// A row and weights → in exact fractions, whether its residual cannot be 0, and the words for it.

import {
  add,
  fromNumber,
  multiply,
  negate,
  rational,
  type Rational,
  signOf,
  subtract,
} from "../math/rational.ts";
import type { RunAnalysis } from "./analysis.ts";
import { withDigits } from "./number-text.ts";
import { exactEnd } from "../table/printed.ts";
import { shownName } from "../table/row.ts";
import { type Bounded, slackOf } from "./fitted-rows.ts";

export function exactRowText(run: RunAnalysis, { observation, low, high }: Bounded): string {
  const size = withDigits(Math.max(low, -high), 3);
  const row = run.rows[observation.row];
  const name = row === undefined ? run.total : shownName(row, run.total);
  return `${observation.split} ${run.clock} ${observation.epoch}: \`${name}\` is at least \`${size}\` ${low > 0 ? "more" : "less"} than the weighted parts, however it was rounded`;
}

/** True when 0 lies outside the row's residual, rounding and float32 at their worst. */
export function isOffExactly(
  run: RunAnalysis,
  { observation, low }: Bounded,
  weights: readonly number[],
): boolean {
  const { float } = slackOf(run);
  const slack = rational(float.numerator, float.denominator);
  const [near, far] = low > 0 ? (["low", "high"] as const) : (["high", "low"] as const);
  const total = outward(exactEnd(observation.total, near), near, slack);
  const sum = observation.components.reduce(
    (whole, printed, i) =>
      add(
        whole,
        multiply(fromNumber(weights[i] ?? 1), outward(exactEnd(printed, far), far, slack)),
      ),
    rational(0n),
  );
  return signOf(subtract(total, sum)) === (low > 0 ? 1 : -1);
}

function outward(value: Rational, end: "low" | "high", slack: Rational): Rational {
  const size = multiply(signOf(value) < 0 ? negate(value) : value, slack);
  return end === "high" ? add(value, size) : subtract(value, size);
}
