// Rows → the exact ends of their printed numbers, slack included, each worked out when it is first asked for.

import { onceFor } from "../../math/lazy.ts";
import { add, multiply, negate, type Rational, signOf, subtract } from "../../math/rational.ts";
import { exactEnd, type Printed } from "../../table/printed.ts";
import type { Observation } from "../rows/fitted-rows.ts";
import type { RowIntervals } from "../rows/row-intervals.ts";

/** Ends of the rows' totals (column 0) and components (from column 1 on). */
type ExactEnds = (row: number, column: number, end: "low" | "high") => Rational;

/** The search for a proof on few rows asks for every end some ten times. */
export const exactEndsOf: (intervals: RowIntervals) => ExactEnds = onceFor(createExactEnds);

function createExactEnds({ observations, slack, weightScales }: RowIntervals): ExactEnds {
  const columns = weightScales.length + 1;
  const ends = new Map<number, Rational>();
  return (row, column, end) => {
    const key = 2 * (row * columns + column) + (end === "high" ? 1 : 0);
    let exact = ends.get(key);
    if (exact === undefined) {
      const { total, components } = observations.at(row) as Observation;
      const printed = column === 0 ? total : (components[column - 1] as Printed);
      exact = widenedEnd(printed, end, slack.float);
      ends.set(key, exact);
    }
    return exact;
  };
}

/** The end of a printed number, further out by `slack` of itself. */
export function widenedEnd(printed: Printed, end: "low" | "high", slack: Rational): Rational {
  const value = exactEnd(printed, end);
  const size = signOf(value) < 0 ? negate(value) : value;
  const widening = multiply(size, slack);
  return end === "high" ? add(value, widening) : subtract(value, widening);
}
