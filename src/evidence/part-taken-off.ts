// Rows that no weights of 0 or more make add up → the expected weights, or short ones, with one below 0 that does.

import { nonNegativeLeastSquares } from "../math/nnls.ts";
import { digitsOf, simplestNear } from "../math/simplest-number.ts";
import { median } from "../math/statistics.ts";
import { MOST_RANGED } from "../reconcile/bounds/fit.ts";
import { together } from "../reconcile/rows/run-rows.ts";
import { addUpAt, differentRows, remaindersAt, type Rows } from "../reconcile/rows/rows.ts";
import type { Accounts } from "./accounts.ts";
import { rowDifferences } from "./plausible-weights.ts";
import { TAKEN_OFF_DIGITS, TAKEN_OFF_NEAR, TAKEN_OFF_ROWS, TURNED_ROWS } from "./thresholds.ts";

/** An entropy or a discriminator's loss that a total is less by: the others count as expected, in every row, or by few digits where rows are to spare. */
export function partTakenOff({ rows, base }: Accounts): readonly number[] | undefined {
  const all = together(rows, "all");
  const count = differentRows(all, TAKEN_OFF_ROWS);
  if (count < TURNED_ROWS) return undefined;
  for (const [i, expected] of base.entries()) {
    const { r } = remaindersAt(all, base.with(i, 0));
    const quotients = r.map((left, t) => left / all.observations.component(t, i));
    const weight = -simplestNear(-median(quotients), TAKEN_OFF_NEAR);
    const isTold = weight === -expected || count >= TAKEN_OFF_ROWS;
    const weights = base.with(i, weight);
    if (weight < 0 && isTold && digitsOf(weight) <= TAKEN_OFF_DIGITS && addUpAt(all, weights))
      return weights;
  }
  const fewest = base.length + TAKEN_OFF_ROWS;
  const isSpared = base.length <= MOST_RANGED && differentRows(all, fewest) === fewest;
  return isSpared ? shortWithOneBelow(all, base) : undefined;
}

/** Those of the least errors with each part in turn below 0: policy + 0.5 value − 0.01 entropy. */
function shortWithOneBelow(all: Rows, base: readonly number[]): readonly number[] | undefined {
  const rows = rowDifferences(all, base, { factors: [1] });
  const totals = rows.map(({ total }) => total);
  for (const [i] of base.entries()) {
    const turned = rows.map(({ parts }) => parts.with(i, -(parts[i] as number)));
    const weights = nonNegativeLeastSquares(turned, totals, base.length).map(
      (weight, at) => simplestNear(weight, TAKEN_OFF_NEAR) * (at === i ? -1 : 1),
    );
    const areShort = weights.every(
      (weight) => weight !== 0 && digitsOf(weight) <= TAKEN_OFF_DIGITS,
    );
    if (areShort && addUpAt(all, weights)) return weights;
  }
  return undefined;
}
