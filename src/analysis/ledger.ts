// Observed rows and weights → the residual of every row, with its range.

import { lowestOf } from "../math/extremes.ts";
import type { Printed } from "../table/printed.ts";
import type { Observed } from "../reconcile/rows/observe.ts";
import { weightedSum } from "../reconcile/rows/rows.ts";
import { typicalSlack } from "../reconcile/rows/slack.ts";
import { intervalsOf, residualBounds, scaledWeights } from "../reconcile/rows/row-intervals.ts";
import {
  type FittedRows,
  type Observation,
  scratchNumbers,
} from "../reconcile/rows/fitted-rows.ts";

/** What is left in the rows of a run, three numbers a row: as objects in a map those of a long run take longer to make than all before them. */
export class Ledger {
  readonly #numbers: Float64Array;
  readonly #isKnown: Uint8Array;

  /** `rows`: how many the run has. */
  constructor(rows: number) {
    this.#numbers = new Float64Array(3 * rows);
    this.#isKnown = new Uint8Array(rows);
  }

  set(row: number, value: number, low: number, high: number): void {
    this.#numbers[3 * row] = value;
    this.#numbers[3 * row + 1] = low;
    this.#numbers[3 * row + 2] = high;
    this.#isKnown[row] = 1;
  }

  /** Null for a row that is not fitted. */
  get(row: number): Pick<Printed, "value" | "low" | "high"> | null {
    if (this.#isKnown[row] !== 1) return null;
    const numbers = this.#numbers;
    return {
      value: numbers[3 * row] as number,
      low: numbers[3 * row + 1] as number,
      high: numbers[3 * row + 2] as number,
    };
  }
}

/** Puts total minus weighted components of each observed row into the ledger; `low` and `high` cover rounding and float32. */
export function addResiduals(
  into: Ledger,
  all: FittedRows,
  steps: Observed["steps"],
  weights: readonly number[],
): void {
  if (all.length === 0 || weights.length === 0) return;
  const intervals = intervalsOf(all, typicalSlack(steps));
  const { low, high } = residualBounds(intervals, scaledWeights(intervals, weights));
  const numbers = scratchNumbers(weights.length);
  const own = Float64Array.from(weights);
  for (let t = 0; t < all.length; t += 1) {
    all.putNumbers(t, numbers);
    into.set(
      (all.at(t) as Observation).row,
      tidy((numbers[0] as number) - weightedSum(numbers, own)),
      (low[t] as number) * intervals.totalScale,
      (high[t] as number) * intervals.totalScale,
    );
  }
}

/** What may be hidden in every row: the least of what each leaves at most; Infinity for no rows. */
export function mostHidden({ all, steps }: Observed, weights: readonly number[]): number {
  if (all.length === 0 || weights.length === 0) return Infinity;
  const intervals = intervalsOf(all, typicalSlack(steps));
  const { high } = residualBounds(intervals, scaledWeights(intervals, weights));
  return Math.max(0, (high[lowestOf(high)] as number) * intervals.totalScale);
}

/** Twelve significant digits: the subtraction's own rounding is no part of the residual. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
