// Accounts → the one opinion on a run: exact facts first, then the calibrated tables, and what is known of the printer.

import type { Accounts, AtWeights } from "../evidence/accounts.ts";
import { absolute, isBelow, mainRemainders } from "../evidence/courses.ts";
import { figures } from "../evidence/figures/index.ts";
import { median } from "../math/statistics.ts";
import { byPrinter } from "./by-printer.ts";
import { calibrated } from "./calibrated.ts";
import { rowsAt } from "../evidence/create-accounts.ts";
import { exactFact } from "./exact-facts.ts";
import { isOfLastBatches } from "./facts-of-updates.ts";
import { type ExactFact, fact } from "./fact.ts";
import type { JudgeContext, Judgement } from "./judgement.ts";
import { alikeOf, causesOfVerdict, placeOf, withFirstOf } from "./likely-causes.ts";
import { possibleVerdicts, strayApart } from "./possible-verdicts.ts";
import { leaveMuch } from "./remainders.ts";
import { fewerRowsThanWeights, isShortLog } from "./short-log.ts";
import { type TermSplit, termSplit } from "./term-split.ts";
import { type FigureValues, probabilitiesOf } from "./table.ts";
import { GIVEN, GIVEN_OF_FEW, LAST_BATCH_TIMES, NAMED, RIVAL } from "./thresholds.ts";
import { type VerdictId, verdictOfCause } from "./verdicts.ts";

export interface JudgedRun extends Judgement {
  /** Verdict → probability. */
  readonly probabilities: ReadonlyMap<VerdictId, number>;
  readonly exact: ExactFact | null;
  /** The weights that the verdict holds at. */
  readonly weights: readonly number[];
}

/** Needs one component and one row at least. O(n·k) a figure, and some fifty linear programs in k + 1 unknowns. */
export function judgeRows(whole: Accounts, context: JudgeContext): JudgedRun {
  const exact = exactOf(whole, context);
  const accounts = whole.sampled;
  // What is exact needs no other test, unless the table is to say of which cause it is.
  const isTold = exact !== null && exact.cause !== null;
  const values = isTold ? () => undefined : valuesOf(accounts);
  const weighed = byPrinter(
    exact === null
      ? possibleVerdicts(
          probabilitiesOf(
            whole.singleOutput ? calibrated.oneMetric : calibrated.components,
            values,
          ) as Map<VerdictId, number>,
          accounts,
          context,
        )
      : surely(exact.verdict, exact.probability),
    accounts,
    context.printer,
  );
  // The weights that a hidden term is told at.
  const at = atWeightsOf(accounts, exact);
  const batches =
    context.filled || accounts.singleOutput ? null : ofLastBatches(weighed, accounts, at);
  const told = batches ?? exact;
  const probabilities =
    batches === null
      ? weighed
      : new Map([...weighed, ["hidden-term", 0], [batches.verdict, batches.probability]] as const);
  const order = [...probabilities].toSorted((a, b) => b[1] - a[1]);
  const [first, probability] = order[0] as [VerdictId, number];
  // A term that would have to be below 0 is none: then the weights are not known.
  const few = exact === null && !accounts.singleOutput;
  const given = few && fewerRowsThanWeights(accounts) ? GIVEN_OF_FEW : GIVEN;
  const open = probability < given || (first === "hidden-term" && isBelow(mainRemainders(at)));
  const between = open ? namedOf(order, accounts) : [];
  const looked = open
    ? between
    : order.filter(([, own], i) => i === 0 || own >= RIVAL).map(([id]) => id);
  const likely = looked
    .flatMap((id) =>
      causesOfVerdict(id, accounts, values, told, context).map(({ cause, probability: own }) => ({
        cause,
        probability: own * (probabilities.get(id) ?? 0),
      })),
    )
    .toSorted((a, b) => placeOf(b) - placeOf(a));
  const causes = open
    ? hiddenLast(likely, ({ cause }) => verdictOfCause(cause), accounts)
    : withFirstOf(first, likely);
  const split = first === "hidden-term" && !open ? shownIn(accounts, context, at) : "both";
  const untold = open && few && isShortLog(accounts, probability);
  return {
    verdict: open ? "cannot-tell" : first,
    probability,
    between,
    also: open || context.filled ? [] : alsoOf(first, split, accounts, at, batches !== null),
    termSplit: split,
    isApart: open && few && strayApart(accounts),
    causes: untold ? [{ cause: UNTOLD, probability: 0 }, ...causes] : causes,
    equallyLikely: untold ? [UNTOLD, ...alikeOf(causes)] : alikeOf(causes),
    probabilities,
    exact,
    weights: weightsOf(open ? "cannot-tell" : first, accounts, told),
  };
}

/** A column that fills what is left at the expected weights is the part that is not printed. */
function exactOf(
  accounts: Accounts,
  { filled, expectPenalty, mayHaveMore }: JudgeContext,
): ExactFact | null {
  if (filled) return fact("hidden-term", "missing-component", accounts.base);
  const found = exactFact(accounts, expectPenalty) ?? null;
  // Of the parts that are known it holds, but there may be more.
  return found?.verdict === "hidden-term" && mayHaveMore ? null : found;
}

/** Most facts hold at the expected weights, whose remainders are known. */
function atWeightsOf(
  { atBase, atPlausible, base, rows }: Accounts,
  exact: ExactFact | null,
): AtWeights {
  if (exact === null) return atPlausible;
  return exact.weights === base ? atBase : rowsAt(rows, exact.weights);
}

/** The likeliest two and those that stay likely. */
function namedOf(
  order: readonly (readonly [VerdictId, number])[],
  accounts: Accounts,
): readonly VerdictId[] {
  return hiddenLast(order, ([id]) => id, accounts)
    .filter(([, own], i) => i < 2 || own >= NAMED)
    .map(([id]) => id);
}

/** A term beside parts whose sum is too large already needs other weights as well: it comes last, and so do its causes. */
function hiddenLast<One>(
  list: readonly One[],
  verdictOf: (one: One) => VerdictId | undefined,
  { atBase }: Accounts,
): readonly One[] {
  if (!isBelow(mainRemainders(atBase))) return list;
  const place = (one: One): number => Number(verdictOf(one) === "hidden-term");
  return list.toSorted((a, b) => place(a) - place(b));
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
    case "measured-differently":
      return nearest(accounts).weights;
    default:
      return accounts.plausible;
  }
}

/** Two averages of the same parts lie close together: the expected weights, unless others bring the sum nearer to the total. */
function nearest({ atBase, atPlausible }: Accounts): AtWeights {
  const off = ({ train, val }: AtWeights): number => median(absolute([...train.r, ...val.r]));
  return off(atPlausible) < off(atBase) ? atPlausible : atBase;
}

/** Where nothing explains all rows, the weights that fit them best. */
function otherThanBase(accounts: Accounts): readonly number[] {
  const { base, plausible } = accounts;
  return plausible.some((weight, i) => weight !== base[i]) ? plausible : accounts.fitted;
}

/** Figures are taken when a table first asks for them: causes of what is exact need two thirds. */
function valuesOf(accounts: Accounts): FigureValues {
  const known = new Map<string, number | undefined>();
  return (id) => {
    if (!known.has(id)) {
      const value = figureNamed.get(id)?.of(accounts) ?? undefined;
      known.set(id, Number.isFinite(value) ? value : undefined);
    }
    return known.get(id);
  };
}

const figureNamed = new Map(figures.map((figure) => [figure.id, figure]));

/** Verdicts that the tables weigh, in their order. */
const WEIGHED: readonly VerdictId[] = [
  "adds-up",
  "other-weights",
  "hidden-term",
  "measured-differently",
  "changing-weights",
];

/** What is exact decides; the others share what is left. */
function surely(verdict: VerdictId, own: number): Map<VerdictId, number> {
  const rest = (1 - own) / (WEIGHED.length - 1);
  return new Map(WEIGHED.map((id) => [id, id === verdict ? own : rest]));
}

/** Where all are averaged alike, a term is as large as the rows of training show it. */
function shownIn(
  { rows, singleOutput }: Accounts,
  { isKeras, filled }: JudgeContext,
  at: AtWeights,
): TermSplit {
  if (!rows.mayBeUneven || !isKeras || singleOutput || filled) return "both";
  const split = termSplit(at);
  return split !== "val" && isOfLastBatches(at, 2) ? "neither" : split;
}

/** Instead of a term that leaves less than an epoch's last batch does. */
function ofLastBatches(
  table: ReadonlyMap<VerdictId, number>,
  { rows }: Accounts,
  at: AtWeights,
): ExactFact | null {
  const [hidden = 0, measured = 0] = [table.get("hidden-term"), table.get("measured-differently")];
  if (hidden <= measured || !isOfLastBatches(at, LAST_BATCH_TIMES)) return null;
  const cause = rows.mayBeUneven ? "partial-batch" : null;
  return fact("measured-differently", cause, at.weights, hidden + measured);
}

/** Weights that are not the expected ones, and a term, hold beside what explains the larger part; and averages beside a term. */
function alsoOf(
  first: VerdictId,
  split: TermSplit,
  { base, plausible }: Accounts,
  { train, val, updates }: AtWeights,
  isOfBatches: boolean,
): VerdictId[] {
  const isHidden = first === "hidden-term";
  const beside = isHidden || first === "measured-differently";
  const also: readonly (readonly [VerdictId, boolean])[] = [
    ["other-weights", beside && plausible.some((weight, i) => weight !== base[i])],
    ["hidden-term", isOfBatches && leaveMuch(updates)],
    ["measured-differently", split !== "both" || (isHidden && isBelow(val) && !isBelow(train))],
  ];
  return also.flatMap(([id, holds]) => (holds ? [id] : []));
}
