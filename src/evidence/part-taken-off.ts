// Rows that no weights of 0 or more make add up → the expected weights with one below 0 that does.

import { digitsOf, simplestNear } from "../math/simplest-number.ts";
import { median } from "../math/statistics.ts";
import { together } from "../reconcile/rows/run-rows.ts";
import { addUpAt, differentRows, remaindersAt } from "../reconcile/rows/rows.ts";
import type { Accounts } from "./accounts.ts";
import { TAKEN_OFF_DIGITS, TAKEN_OFF_NEAR, TAKEN_OFF_ROWS, TURNED_ROWS } from "./thresholds.ts";

/** An entropy or a discriminator's loss that a total is less by: the others count as expected, in every row. */
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
  return undefined;
}
