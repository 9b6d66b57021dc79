// Accounts → the one opinion on a run: exact facts first, then the calibrated tables, and what is known of the printer.

import type { Accounts } from "../evidence/accounts.ts";
import { accountsOfFigures } from "../evidence/create-accounts.ts";
import { fittedWeights } from "../evidence/plausible-weights.ts";
import { figures } from "../evidence/figures/index.ts";
import { averagedAlike, type PrinterFacts } from "../table/printer-facts.ts";
import { byPrinter } from "./by-printer.ts";
import { calibrated } from "./calibrated.ts";
import { causeOfWeights, type ExactFact, exactFact } from "./exact-facts.ts";
import { type Judgement, type LikelyCause } from "./judgement.ts";
import { fewerRowsThanWeights, isShortLog } from "./short-log.ts";
import {
  type EvidenceTable,
  type FigureValues,
  probabilitiesOf,
  type Reason,
  reasonsFor,
} from "./table.ts";
import {
  ACTIVITY_SHARE,
  ALIKE,
  EVEN,
  FAR_ODDS,
  FAR_ROWS,
  FAR_SHARE,
  FACT_PROBABILITY,
  GIVEN,
  GIVEN_OF_FEW,
  MISSING_SHARE,
  NAMED,
  NAMED_ODDS,
  ONE_METRIC_ROWS,
  PENALTY_FIRST,
  VALIDATION_BELOW,
} from "./thresholds.ts";
import type { VerdictId } from "./verdicts.ts";

/** What is known of a run beside its rows. */
export interface JudgeContext {
  /** Facts of the program that printed the log, where it is known and no Keras. */
  readonly printer: PrinterFacts | null;
  /** A penalty is said to be in the total. */
  readonly expectPenalty: boolean;
  /** A column that is no component fills the remainder of every row. */
  readonly filled: boolean;
  /** Names of other columns, or gaps among numbered ones, point to a part that is not printed. */
  readonly named: boolean;
}

export interface JudgedRun extends Judgement {
  readonly values: FigureValues;
  /** Verdict → probability. */
  readonly probabilities: ReadonlyMap<VerdictId, number>;
  /** Figures that speak for the verdict, the strongest first. */
  readonly reasons: readonly Reason[];
  readonly exact: ExactFact | null;
  /** The weights that the verdict holds at. */
  readonly weights: readonly number[];
}

/** Needs one component and one row at least. O(n·k) a figure, and some fifty linear programs in k + 1 unknowns. */
export function judgeRows(accounts: Accounts, context: JudgeContext): JudgedRun {
  const table = accounts.singleOutput ? calibrated.oneMetric : calibrated.components;
  const exact = exactFact(accounts, context.expectPenalty) ?? null;
  const sure = context.filled ? "hidden-term" : exact?.verdict;
  // What is exact needs no other test, unless the table is to say of which cause it is.
  const isPlain = sure !== undefined && sure !== "measured-differently";
  const values: FigureValues = isPlain ? new Map() : valuesOf(accounts);
  const probabilities = byPrinter(
    sure === undefined
      ? possibleVerdicts(probabilitiesOf(table, values) as Map<VerdictId, number>, accounts)
      : surely(sure, exact?.probability ?? FACT_PROBABILITY, table),
    accounts,
    context.printer,
  );
  const order = [...probabilities].toSorted((a, b) => b[1] - a[1]);
  const [first, probability] = order[0] as [VerdictId, number];
  // A term that would have to be below 0 is none: then the weights are not known.
  const few = exact === null && !context.filled && !accounts.singleOutput;
  const given = few && fewerRowsThanWeights(accounts) ? GIVEN_OF_FEW : GIVEN;
  const open = probability < given || (first === "hidden-term" && isMostlyBelow(accounts));
  const between = open ? order.filter(([, own], i) => i < 2 || own >= NAMED).map(([id]) => id) : [];
  const causes = (open ? between : [first]).flatMap((id) =>
    causesOf(id, accounts, values, exact, context).map(({ cause, probability: own }) => ({
      cause,
      probability: own * (probabilities.get(id) ?? 0),
    })),
  );
  causes.sort((a, b) => placeOf(b) - placeOf(a));
  const untold = open && few && isShortLog(accounts);
  return {
    verdict: open ? "cannot-tell" : first,
    probability,
    between,
    also: context.filled ? [] : alsoOf(first, accounts),
    causes: untold ? [{ cause: UNTOLD, probability: 0 }, ...causes] : causes,
    equallyLikely: untold ? [UNTOLD, ...alikeOf(causes)] : alikeOf(causes),
    values,
    probabilities,
    reasons: reasonsFor(table, values, first),
    exact,
    // A column fills what is left at the expected weights, so that these hold.
    weights: context.filled
      ? accounts.base
      : weightsOf(open ? "cannot-tell" : first, accounts, exact),
  };
}

/** What a log of a few rows shows first: that it does not tell. */
const UNTOLD = "undetermined";

function weightsOf(
  verdict: VerdictId,
  accounts: Accounts,
  exact: ExactFact | null,
): readonly number[] {
  if (exact !== null && exact.verdict === verdict) return exact.weights;
  switch (verdict) {
    case "adds-up":
    case "cannot-tell":
    case "changing-weights":
      return accounts.base;
    case "other-weights":
      return accounts.agreement("all").weights ?? otherThanBase(accounts);
    default:
      return accounts.atPlausible.weights;
  }
}

/** Where nothing explains all rows, the weights that fit them best. */
function otherThanBase(accounts: Accounts): readonly number[] {
  const { base, atPlausible } = accounts;
  return atPlausible.weights.some((weight, i) => weight !== base[i])
    ? atPlausible.weights
    : fittedWeights(accounts);
}

/** Every figure that applies, by its id. */
function valuesOf(whole: Accounts): FigureValues {
  const accounts = accountsOfFigures(whole);
  const values = new Map<string, number>();
  for (const { id, of } of figures) {
    const value = of(accounts);
    if (value !== null && Number.isFinite(value)) values.set(id, value);
  }
  return values;
}

/** One or two rows do not tell a hidden term from a metric that is measured otherwise; beside a metric that is larger nothing is hidden. */
function possibleVerdicts(
  table: Map<VerdictId, number>,
  accounts: Accounts,
): Map<VerdictId, number> {
  if (!accounts.singleOutput)
    return isValidationFarBelow(accounts) ? lessLikely(table, "hidden-term") : table;
  if (isMostlyBelow(accounts)) {
    const rest = 1 - (table.get("hidden-term") ?? 0);
    return new Map([...table].map(([id, p]) => [id, id === "hidden-term" ? 0 : p / rest]));
  }
  const { train, val } = accounts.atPlausible;
  return train.r.length + val.r.length < ONE_METRIC_ROWS
    ? new Map<VerdictId, number>([
        ["hidden-term", EVEN],
        ["measured-differently", 1 - EVEN],
      ])
    : table;
}

/** What is hidden in training is in validation too: it does not leave the total of every validation row far below its sum. */
function isValidationFarBelow({ atPlausible: { val } }: Accounts): boolean {
  return (
    val.r.length >= FAR_ROWS &&
    val.r.filter((value, v) => value < -VALIDATION_BELOW * (val.sum[v] as number)).length >=
      FAR_SHARE * val.r.length
  );
}

function lessLikely(table: Map<VerdictId, number>, verdict: VerdictId): Map<VerdictId, number> {
  const own = (table.get(verdict) ?? 0) * FAR_ODDS;
  const whole = 1 - (table.get(verdict) ?? 0) + own;
  return new Map([...table].map(([id, p]) => [id, (id === verdict ? own : p) / whole]));
}

/** Whether the totals that are off are mostly below the sum, at the weights that explain them best. */
function isMostlyBelow({ atPlausible: { train, val } }: Accounts): boolean {
  let [below, above] = [0, 0];
  for (const { r, tolerance } of [train, val])
    r.forEach((value, t) => {
      if (value < -(tolerance[t] as number)) below += 1;
      else if (value > (tolerance[t] as number)) above += 1;
    });
  return below > above;
}

/** What is exact decides; the others share what is left. */
function surely(
  verdict: VerdictId,
  own: number,
  { classes }: EvidenceTable,
): Map<VerdictId, number> {
  const rest = (1 - own) / (classes.length - 1);
  return new Map((classes as readonly VerdictId[]).map((id) => [id, id === verdict ? own : rest]));
}

/** Causes of a verdict, the likeliest first. */
function causesOf(
  verdict: VerdictId,
  accounts: Accounts,
  values: FigureValues,
  exact: ExactFact | null,
  { printer, expectPenalty, filled, named }: JudgeContext,
): LikelyCause[] {
  const sure = (cause: string): LikelyCause[] => [{ cause, probability: 1 }];
  switch (verdict) {
    case "adds-up":
      return sure(expectPenalty ? "expected-penalty-absent" : "adds-up");
    case "other-weights":
      return sure(
        exact?.verdict === verdict
          ? (exact.cause ?? "loss-weights")
          : causeOfWeights(accounts.agreement("all")),
      );
    case "hidden-term":
      return filled
        ? sure("missing-component")
        : hiddenCauses(accounts, probabilitiesOf(calibrated.hiddenTerm, values), printer, {
            named,
            expectPenalty,
          });
    case "measured-differently": {
      if (printer !== null && !averagedAlike(printer)) return sure("averaging-mismatch");
      if (exact?.verdict === verdict && exact.cause !== null) return sure(exact.cause);
      return ranked(possible(probabilitiesOf(calibrated.measuredDifferently, values), accounts));
    }
    case "changing-weights":
      return ranked(probabilitiesOf(calibrated.changingWeights, values));
    default:
      return [];
  }
}

/**
 * A term of a single output is named so. What depends on the data is of several kinds that look alike: each counts in
 * `hidden-loss`, and is named beside it as often as it is met.
 */
function hiddenCauses(
  { singleOutput }: Accounts,
  likely: Map<string, number>,
  printer: PrinterFacts | null,
  { named, expectPenalty }: Pick<JudgeContext, "named" | "expectPenalty">,
): LikelyCause[] {
  const isElsewhere = printer?.penalty === "never" || printer?.penalty === "printed";
  const said = expectPenalty ? NAMED_ODDS : 0;
  const penalty = isElsewhere ? 0 : (likely.get("weight-penalty") ?? 0) + said;
  const missing = singleOutput ? 0 : (likely.get("missing-component") ?? 0);
  const data = 1 - (likely.get("weight-penalty") ?? 0) - missing;
  const odds = named ? NAMED_ODDS : 0;
  const whole = penalty + data + missing + odds;
  const causes: readonly (readonly [string, number])[] = [
    [singleOutput ? "single-output-penalty" : "weight-penalty", penalty],
    ["hidden-loss", data],
    ["activity-penalty", printer === null ? data * ACTIVITY_SHARE : 0],
    ["missing-component", missing + odds + (singleOutput ? 0 : data * MISSING_SHARE)],
  ];
  return causes
    .filter(([, own]) => own > 0)
    .map(([cause, own]) => ({ cause, probability: own / whole }))
    .toSorted((a, b) => placeOf(b) - placeOf(a));
}

/** A metric that is not the loss stands beside a single output only; validation's total is only off where there is validation. */
function possible(
  likely: Map<string, number>,
  { singleOutput, rows }: Accounts,
): Map<string, number> {
  return new Map(
    [...likely].filter(
      ([cause]) =>
        (cause !== "metric-is-not-the-loss" || singleOutput) &&
        (cause !== "val-total-one-batch" || rows.val.observations.length > 0),
    ),
  );
}

/** What causes are ranked by. */
function placeOf({ cause, probability }: LikelyCause): number {
  return cause === "hidden-loss" ? PENALTY_FIRST * probability : probability;
}

function ranked(likely: ReadonlyMap<string, number>): LikelyCause[] {
  const whole = [...likely.values()].reduce((sum, own) => sum + own, 0);
  return [...likely]
    .filter(([, own]) => own > 0)
    .map(([cause, own]) => ({ cause, probability: own / whole }))
    .toSorted((a, b) => b.probability - a.probability);
}

/** Weights that are not the expected ones hold beside a term or an average that explains the larger part. */
function alsoOf(first: VerdictId, { base, atPlausible }: Accounts): VerdictId[] {
  const beside = first === "hidden-term" || first === "measured-differently";
  return beside && atPlausible.weights.some((weight, i) => weight !== base[i])
    ? ["other-weights"]
    : [];
}

function alikeOf(causes: readonly LikelyCause[]): string[] {
  const [best] = causes;
  if (best === undefined) return [];
  return causes
    .filter(({ probability }) => probability >= ALIKE * best.probability)
    .map(({ cause }) => cause);
}
