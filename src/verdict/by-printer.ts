// What is known of the program that printed a log → what its averages leave likely.

import { mainRemainders } from "../evidence/courses.ts";
import type { Accounts } from "../evidence/accounts.ts";
import { averagedAlike, type PrinterFacts } from "../table/printer-facts.ts";
import { AVERAGES_APART, AVERAGES_PROBABILITY, GIVEN, NAMED } from "./thresholds.ts";
import type { VerdictId } from "./verdicts.ts";

/**
 * Of a printer that averages total and components in two ways, a gap that such averages can have between them is that;
 * and any gap, where the weights of the parts are not printed either, or no term above 0 could leave it. Where nothing is
 * left in any row, the log was made with averages that are alike.
 */
export function byPrinter(
  table: ReadonlyMap<VerdictId, number>,
  accounts: Accounts,
  printer: PrinterFacts | null,
): ReadonlyMap<VerdictId, number> {
  if (printer === null || averagedAlike(printer) || printer.averages.total === "unknown")
    return table;
  if (accounts.agreement("all").kind === "base") return table;
  const { r, total } = mainRemainders(accounts.atBase);
  const apart = r.filter(
    (value, t) => value > AVERAGES_APART * Math.abs(total[t] as number),
  ).length;
  const isBelow = r.some((value, t) => value < -AVERAGES_APART * Math.abs(total[t] as number));
  const isNear = printer.printsUnweighted === true || isBelow || 2 * apart <= r.length;
  const own = isNear ? AVERAGES_PROBABILITY : GIVEN - NAMED;
  return new Map<VerdictId, number>([
    ["measured-differently", own],
    ["hidden-term", 1 - own],
  ]);
}
