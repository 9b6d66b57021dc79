// Accounts, and what is exact of them → how likely each verdict is: by the calibrated tables, what no table knows, and the averages of the printer.

import type { Accounts } from "../evidence/accounts.ts";
import { mainRemainders } from "../evidence/courses.ts";
import { figures } from "../evidence/figures/index.ts";
import { onceForKey } from "../math/lazy.ts";
import { averagedAlike, type PrinterFacts } from "../table/printer-facts.ts";
import { calibrated } from "./calibrated.ts";
import type { ExactFact } from "./fact.ts";
import type { JudgeContext } from "./judgement.ts";
import { type Probabilities, possibleVerdicts } from "./possible-verdicts.ts";
import { type FigureValues, probabilitiesOf } from "./table.ts";
import { AVERAGES_APART, AVERAGES_PROBABILITY, GIVEN, NAMED } from "./thresholds.ts";
import type { VerdictId } from "./verdicts.ts";

/** How likely each verdict is: by what is exact, else by the tables and what no table knows; and by the printer's averages. */
export function weigh(
  accounts: Accounts,
  values: FigureValues,
  exact: ExactFact | null,
  context: JudgeContext,
): Probabilities {
  if (exact !== null) return byPrinter(surely(exact), accounts, context.printer);
  const table = accounts.singleOutput ? calibrated().oneMetric : calibrated().components;
  const weighed = probabilitiesOf(table, values) as Map<VerdictId, number>;
  return byPrinter(possibleVerdicts(weighed, accounts, context), accounts, context.printer);
}

/** Verdicts that the tables weigh, in their order. */
const WEIGHED: readonly VerdictId[] = [
  "adds-up",
  "other-weights",
  "hidden-term",
  "measured-differently",
  "changing-weights",
];

/** What is exact decides; the others share what is left. */
function surely({ verdict, probability }: ExactFact): Probabilities {
  const rest = (1 - probability) / (WEIGHED.length - 1);
  return new Map(WEIGHED.map((id) => [id, id === verdict ? probability : rest]));
}

/**
 * Of a printer that averages total and components in two ways, a gap that such averages can have between them is that;
 * and any gap, where the weights of the parts are not printed either, or no term above 0 could leave it. Where nothing is
 * left in any row, the log was made with averages that are alike.
 */
function byPrinter(
  table: Probabilities,
  accounts: Accounts,
  printer: PrinterFacts | null,
): Probabilities {
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

/** Figures are taken when a table first asks for them: causes of what is exact need two thirds. */
export function valuesOf(accounts: Accounts): FigureValues {
  return onceForKey((id: string) => {
    const value = figureNamed.get(id)?.of(accounts) ?? undefined;
    return Number.isFinite(value) ? value : undefined;
  });
}

const figureNamed = new Map(figures.map((figure) => [figure.id, figure]));
