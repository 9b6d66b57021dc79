// Accounts → the one opinion on a run: exact facts first, then the calibrated tables, and what is known of the printer.

import type { Accounts } from "../evidence/accounts.ts";
import { type AtWeights, rowsAt } from "../evidence/at-weights.ts";
import { absolute, isBelow, mainRemainders } from "../evidence/courses.ts";
import { median } from "../math/statistics.ts";
import { exactFact } from "./exact-facts.ts";
import { isOfLastBatches } from "./facts-of-updates.ts";
import { type ExactFact, fact } from "./fact.ts";
import type { JudgeContext, Judgement, LikelyCause } from "./judgement.ts";
import { alikeOf, causesOfVerdict, placeOf, withFirstOf } from "./likely-causes.ts";
import { type Probabilities, strayApart } from "./possible-verdicts.ts";
import { leaveMuch } from "./remainders.ts";
import { fewerRowsThanWeights, isUntold } from "./short-log.ts";
import { type TermSplit, termSplit } from "./term-split.ts";
import {
  GIVEN,
  GIVEN_OF_FEW,
  LAST_BATCH_TIMES,
  NAMED,
  RIVAL,
  SHORT_PROBABILITY,
} from "./thresholds.ts";
import { type VerdictId, verdictOfCause } from "./verdicts.ts";
import { valuesOf, weigh } from "./weigh.ts";

/** A verdict with its probability. */
type Weighed = readonly [VerdictId, number];

/** Needs one component and one row at least. O(n·k) a figure, and some fifty linear programs in k + 1 unknowns. */
export function judgeRows(whole: Accounts, context: JudgeContext): Judgement {
  const exact = exactOf(whole, context);
  const accounts = whole.sampled;
  const at = termWeights(accounts, exact);
  // What is exact needs no other test, unless the table is to say of which cause it is.
  const values = exact !== null && exact.cause !== null ? () => undefined : valuesOf(accounts);
  const weighed = weigh(accounts, values, exact, context);
  const batches = ofLastBatches(weighed, accounts, at, context);
  const probabilities = batches === null ? weighed : insteadOfTerm(weighed, batches);
  const shown = batches ?? exact;

  const order = [...probabilities].toSorted((a, b) => b[1] - a[1]);
  const isByTables = exact === null && !accounts.singleOutput;
  const answer = answerOf(order, accounts, at, isByTables);
  const { verdict, probability } = answer;
  const isOpen = verdict === "cannot-tell";
  const causes = causesOf(answer, order, accounts, (id) =>
    causesOfVerdict(id, accounts, values, shown, context),
  );
  const leading = verdictOfCause(causes[0]?.cause ?? "");
  const isShort = isOpen && isByTables && isUntold(accounts, probability, leading, context.isKeras);
  const untold = isShort ? [UNTOLD] : [];
  const split = verdict === "hidden-term" ? shownIn(accounts, context, at) : "both";
  const isAlone = isOpen || context.filled;
  return {
    verdict,
    probability,
    between: answer.between,
    causes: [...untold.map((cause) => ({ cause, probability: 0 })), ...causes],
    equallyLikely: [...untold, ...alikeOf(causes)],
    also: isAlone ? [] : alsoOf(verdict, split, accounts, at, batches !== null),
    termSplit: split,
    isApart: isOpen && isByTables && strayApart(accounts),
    weights: weightsOf(verdict, accounts, shown),
    probabilities,
    exact,
  };
}

/**
 * The likeliest verdict where it is likely enough, else those that it is between. A term that would have to be below 0 is
 * none: then the weights are not known.
 */
function answerOf(
  order: readonly Weighed[],
  accounts: Accounts,
  at: AtWeights,
  isByTables: boolean,
): Pick<Judgement, "verdict" | "probability" | "between"> {
  const [verdict, probability] = order[0] as Weighed;
  const given = isByTables && fewerRowsThanWeights(accounts) ? GIVEN_OF_FEW : GIVEN;
  const isBelowZero = verdict === "hidden-term" && isBelow(mainRemainders(at));
  return probability < given || isBelowZero
    ? { verdict: "cannot-tell", probability, between: namedOf(order, accounts) }
    : { verdict, probability, between: [] };
}

/** Of the verdict that is given and those that stay likely beside it, that one's first; or of those that it is between. */
function causesOf(
  { verdict, between }: Pick<Judgement, "verdict" | "between">,
  order: readonly Weighed[],
  accounts: Accounts,
  causesWithin: (id: VerdictId) => readonly LikelyCause[],
): readonly LikelyCause[] {
  const isOpen = verdict === "cannot-tell";
  const likely = order
    .filter(([id, own]) => (isOpen ? between.includes(id) : id === verdict || own >= RIVAL))
    .flatMap(([id, own]) =>
      causesWithin(id).map(({ cause, probability }) => ({ cause, probability: probability * own })),
    )
    .toSorted((a, b) => placeOf(b) - placeOf(a));
  return isOpen
    ? hiddenLast(likely, ({ cause }) => verdictOfCause(cause), accounts)
    : withFirstOf(verdict, likely);
}

/** A column that fills what is left at the expected weights is the part that is not printed. */
function exactOf(
  accounts: Accounts,
  { filled, expectPenalty, mayHaveMore }: JudgeContext,
): ExactFact | null {
  if (filled) return fact("hidden-term", "missing-component", accounts.base);
  const found = exactFact(accounts, expectPenalty) ?? null;
  // Of the parts that are known it holds, but there may be more.
  const isFirm = found?.verdict !== "hidden-term" && found?.probability !== SHORT_PROBABILITY;
  return mayHaveMore && !isFirm ? null : found;
}

/** The rows at the weights that a hidden term is told at; those of most facts are the expected ones, whose remainders are known. */
function termWeights(
  { atBase, atPlausible, base, rows }: Accounts,
  exact: ExactFact | null,
): AtWeights {
  if (exact === null) return atPlausible;
  return exact.weights === base ? atBase : rowsAt(rows, exact.weights);
}

/** The likeliest two and those that stay likely. */
function namedOf(order: readonly Weighed[], accounts: Accounts): readonly VerdictId[] {
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

/** What explains more than a term where epochs leave far more than their updates do: the last batches. */
function ofLastBatches(
  weighed: Probabilities,
  { rows, singleOutput }: Accounts,
  at: AtWeights,
  { filled }: JudgeContext,
): ExactFact | null {
  const [hidden = 0, measured = 0] = [
    weighed.get("hidden-term"),
    weighed.get("measured-differently"),
  ];
  if (filled || singleOutput || hidden <= measured || !isOfLastBatches(at, LAST_BATCH_TIMES))
    return null;
  const cause = rows.mayBeUneven ? "partial-batch" : null;
  return fact("measured-differently", cause, at.weights, hidden + measured);
}

function insteadOfTerm(weighed: Probabilities, { verdict, probability }: ExactFact): Probabilities {
  return new Map([...weighed, ["hidden-term", 0], [verdict, probability]]);
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
