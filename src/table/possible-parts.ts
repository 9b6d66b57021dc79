// A total, its parts and the columns beside them → which of these may be further parts, though no name tells it.

import { explainMore } from "./fitted-parts.ts";
import { isLossName, isSettingName, termOf } from "./loss-names.ts";
import type { Run } from "./run.ts";
import { splitOfName } from "./splits.ts";
import { isBeside, mayBePart, standsStill } from "./summands.ts";

/**
 * Where with them far less is left, or no part is known for sure: then nothing can be said to be hidden. `policy_mae` beside
 * `policy_loss` measures that part.
 */
export function possibleParts(
  run: Run,
  total: string,
  parts: readonly string[],
  others: readonly string[],
  isOneMetric: boolean,
): readonly string[] {
  const outputs = parts.map((name) => `${name.replace(/[_ /.-]?loss$/i, "")}_`);
  const found = others
    .filter((column) => mayBePart(column) && !isLossName(column) && !isSettingName(column))
    .filter((column) => splitOfName(column) === undefined)
    .filter((column) => !outputs.some((output) => column.startsWith(output)))
    .filter((column) => isBeside(run, total, column) && !standsStill(run, column));
  if (found.length === 0) return found;
  const isVague = isOneMetric || !parts.some(isLossName);
  if (isVague || explainMore(run, total, parts, found)) return found;
  // `kl` beside `recon_loss` may be one in another form: its distance from a target. Beside one loss alone `mse` may be the rest.
  const isRest = (column: string): boolean => parts.length === 1 && termOf(column) === "either";
  return found.filter((column) => termOf(column) === "term" || isRest(column));
}
