// Logs so short that whatever explanation comes first is a guess.

import type { Accounts } from "../evidence/accounts.ts";
import { ofBothSplits } from "../evidence/courses.ts";
import { onceFor } from "../math/lazy.ts";
import { hasNoParts, rowsOff } from "./remainders.ts";
import { FEW_EPOCHS, LEADING } from "./thresholds.ts";
import type { VerdictId } from "./verdicts.ts";

/** No more rows than weights, and none that adds up as expected: many weights fit them all. */
export const fewerRowsThanWeights: (accounts: Accounts) => boolean = onceFor((accounts) => {
  if (accounts.agreement("all").spare > 0) return false;
  const rows = ofBothSplits(accounts.atBase);
  return rowsOff(rows) === rows.r.length;
});

/**
 * Those, parts that are 0 in every row, and the rows of an epoch or two of which no verdict leads. In several rows of Keras, whose
 * users mostly ask for a penalty, only weights are no finding: they fit whatever is printed (of 746
 * runs the first cause is right in 14 more than if all of those were untold).
 */
export function isUntold(
  accounts: Accounts,
  leading: number,
  verdict: VerdictId | undefined,
  isKeras: boolean,
): boolean {
  if (hasNoParts(ofBothSplits(accounts.atBase))) return true;
  if (fewerRowsThanWeights(accounts)) {
    const rows = ofBothSplits(accounts.atBase).r.length;
    return !isKeras || rows === 1 || verdict === "other-weights";
  }
  const { updates, train, val } = accounts.rows;
  const epochs = Math.max(train.observations.length, val.observations.length);
  return leading < LEADING && updates.observations.length === 0 && epochs <= FEW_EPOCHS;
}
