// Accounts → what their rows show exactly, which no table need weigh.

import type { Accounts } from "../evidence/accounts.ts";
import type { Agreement } from "../evidence/agreement.ts";
import { type AtWeights, rowsAt } from "../evidence/at-weights.ts";
import { absolute, ofBothSplits } from "../evidence/courses.ts";
import { median, spread } from "../math/statistics.ts";
import { countsOneMore, lastBatches } from "../evidence/last-batch.ts";
import { partTakenOff } from "../evidence/part-taken-off.ts";
import {
  areByChance,
  areShort,
  isNearlyBase,
  isSetCourse,
  isStillFactor,
  isStillPart,
  needStillPart,
} from "./chance.ts";
import { areNeverSet, type ExactFact, fact, type FactRule } from "./fact.ts";
import {
  onlyFirstUpdatesAddUp,
  totalGoesOn,
  updatesLeaveTheSame,
  validationLeavesWhatIsNext,
} from "./facts-of-updates.ts";
import {
  addsUpIn,
  isCalm,
  isFarOff,
  isImmaterial,
  isLarge,
  isSmooth,
  isSteady,
  leaveMuch,
  rowsBelow,
  rowsOff,
} from "./remainders.ts";
import {
  AGREEMENT_BITS,
  AGREEMENT_SPARE,
  CALM_ROWS,
  CALM_SHARE,
  CALMER,
  CALMER_SIDE,
  FACT_PROBABILITY,
  FAR_BELOW,
  LAST_BATCH_PAIRS,
  LAST_BATCH_SHARE,
  OFTEN_EXACT,
  SHORT_BITS,
  SHORT_PROBABILITY,
  STEADY,
  STEADY_LARGE,
  STEADY_SHARE,
  STILL_SHARE,
} from "./thresholds.ts";

/** What needs no table: the first rule that holds. What does not hold of some of the rows is not asked of all of them. */
export function exactFact(accounts: Accounts, strict: boolean): ExactFact | undefined {
  const { sampled } = accounts;
  for (const rule of accounts.singleOutput ? OF_ONE_METRIC : RULES) {
    if (sampled !== accounts && rule(sampled, strict) === undefined) continue;
    const fact = rule(accounts, strict);
    if (fact !== undefined) return fact;
  }
  return undefined;
}

const addsUp: FactRule = (accounts, strict) => {
  const isExact = accounts.agreement("all").kind === "base";
  return isExact || (!strict && isImmaterial(accounts.atBase))
    ? fact("adds-up", "adds-up", accounts.base)
    : undefined;
};

const partsCountOneBatchMore: FactRule = (accounts) =>
  countsOneMore(accounts)
    ? fact("measured-differently", "partial-batch", accounts.base)
    : undefined;

/**
 * Where few digits leave a smooth rest at the expected weights, or one that hardly moves for a factor, a hidden term or
 * another average explains the rows as well. Without rows to spare a weight of many digits may hold what a small term leaves
 * (in 4 of 22 such logs; in none of 110 with short weights).
 */
const addsUpOtherwise: FactRule = (accounts) => {
  const all = accounts.agreement("all");
  const isOpen =
    isStillPart(accounts) ||
    (all.kind !== "weights" && isNearlyBase(accounts)) ||
    (all.bits < AGREEMENT_BITS && (isStillFactor(accounts) || isSmooth(accounts.atBase.train)));
  if (all.weights === undefined || isOpen || !isSure(all, accounts.base, 0)) return undefined;
  const mayHoldMore =
    all.kind === "weights" && all.spare < AGREEMENT_SPARE && !areShort(all.weights);
  const probability = mayHoldMore ? SHORT_PROBABILITY : FACT_PROBABILITY;
  return fact("other-weights", causeOfWeights(all), all.weights, probability);
};

/** The loss is its metric at another scale, in rows to spare: half of it, or a sum for a mean. */
const isMultipleOfTheMetric: FactRule = (accounts) => {
  const { weights, spare, bits } = accounts.agreement("all");
  const isTold =
    weights !== undefined &&
    (spare >= AGREEMENT_SPARE || (spare > 0 && bits >= AGREEMENT_BITS)) &&
    areShortOthers(weights, accounts.base) &&
    !isStillPart(accounts);
  return isTold ? fact("other-weights", "uniform-scale", weights) : undefined;
};

/** What is left is one part, as often in every row: it is taken off. */
const addsUpWithPartTakenOff: FactRule = (accounts) => {
  const isSought =
    accounts.signs !== "non-negative" && accounts.agreement("all").weights === undefined;
  const weights = isSought ? partTakenOff(accounts) : undefined;
  return weights && !needStillPart(accounts, weights)
    ? fact("other-weights", "loss-weights", weights)
    : undefined;
};

/** Next to nothing is left at short weights: nobody looks for more. */
const nearlyAddsUpOtherwise: FactRule = (accounts, strict) => {
  if (strict || isNearlyBase(accounts) || isStillFactor(accounts) || isStillPart(accounts))
    return undefined;
  const { base, plausible } = accounts;
  const isTold = areShortOthers(plausible, base) && leavesNext(accounts.atPlausible);
  const found = isTold ? accounts.atPlausible : nearlyAtLeastErrors(accounts);
  return found === undefined || areByChance(found.weights, accounts.agreement("all"))
    ? undefined
    : fact("other-weights", causeOfChange(found.weights, base), found.weights);
};

/** A short batch leads the weights at which the rest runs smoothest astray: those of the least errors, where rows are to spare. */
function nearlyAtLeastErrors(accounts: Accounts): AtWeights | undefined {
  const { base, rows } = accounts;
  const spare = rows.train.observations.length + rows.val.observations.length - base.length;
  if (spare < AGREEMENT_SPARE) return undefined;
  const weights = accounts.fitted;
  if (!areShortOthers(weights, base)) return undefined;
  const at = rowsAt(rows, weights);
  // Where no row adds up within rounding, weights may stand for a hidden term (in 3 of 5 such logs).
  const count = at.train.r.length + at.val.r.length;
  const isOftenExact = count - rowsOff(at.train) - rowsOff(at.val) >= OFTEN_EXACT * count;
  return isOftenExact && leavesNext(at) ? at : undefined;
}

/** Updates are averaged as their epoch is: of weights that a term hides in they leave more than it does. */
function leavesNext(at: AtWeights): boolean {
  return isImmaterial(at) && isImmaterial({ train: at.updates, val: at.updates });
}

/** Weights of few digits that are not the expected ones, nor nearly those. */
function areShortOthers(weights: readonly number[], base: readonly number[]): boolean {
  return (
    weights.some((weight, i) => weight !== base[i]) &&
    areShort(weights) &&
    !areNeverSet(weights, base)
  );
}

/** Where rounding hides what a batch is beside the mean with it, nothing is told. */
const totalIsTheLastBatch: FactRule = (accounts) => {
  const batches = lastBatches(accounts).filter(
    ({ mean, sum, unit }) => Math.abs(mean - sum) > unit,
  );
  const alone = batches.filter(({ total, sum, unit }) => Math.abs(total - sum) <= unit).length;
  return batches.length >= LAST_BATCH_PAIRS && alone >= LAST_BATCH_SHARE * batches.length
    ? fact("measured-differently", "averaging-mismatch", accounts.plausible)
    : undefined;
};

const onlyUpdatesAddUp: FactRule = (accounts, strict) => {
  const inner = accounts.agreement("updates");
  const { weights } = inner;
  if (weights === undefined || !isSure(inner, accounts.base, AGREEMENT_SPARE)) return undefined;
  if (!strict && isImmaterial(rowsAt(accounts.rows, weights)))
    return inner.kind === "base"
      ? fact("adds-up", "adds-up", weights)
      : fact("other-weights", causeOfWeights(inner), weights);
  return fact("measured-differently", null, weights);
};

/** Where some weights explain all rows of a split, a part that hardly moves may leave a little that hardly moves, and weights of 100 a calm course. */
const somethingOfItsOwn: FactRule = (accounts) => {
  const { atBase, atPlausible, base } = accounts;
  const rows = ofBothSplits(atBase);
  const isExplained =
    accounts.agreement("all").weights !== undefined ||
    [atPlausible.train, atPlausible.val].some(addsUpIn);
  const isOneNumber =
    rows.r.length >= 2 &&
    !mayBeOfAShortBatch(accounts) &&
    isLarge(rows, isExplained ? STEADY_LARGE : STEADY_SHARE) &&
    leaveMuch(rows) &&
    isSteady(rows, STEADY);
  const isCalmCourse =
    !isExplained &&
    atBase.train.r.length >= CALM_ROWS &&
    isLarge(rows, CALM_SHARE) &&
    isCalm(atBase.train, CALMER);
  return isOneNumber || isCalmCourse ? fact("hidden-term", null, base) : undefined;
};

/** Of parts that hardly move a short batch leaves one number, too; updates stand before it. */
function mayBeOfAShortBatch({ rows, atBase }: Accounts): boolean {
  const { sum } = ofBothSplits(atBase);
  const isStill = spread(sum) < STILL_SHARE * median(absolute(sum));
  return isStill && rows.mayBeUneven && rows.updates.observations.length === 0;
}

/**
 * Validation adds up, and training leaves what is far more than nothing, and far calmer than parts that jump: a term that
 * only training adds. A short batch or another average leaves what jumps as they do.
 */
const onlyTrainingLeaves: FactRule = ({ atBase: { train, val }, base }) => {
  const isTold =
    val.r.length >= CALM_ROWS &&
    addsUpIn(val) &&
    train.r.length >= CALM_ROWS &&
    train.r.every((value, t) => value > 0 && isFarOff(train, t)) &&
    isCalm(train, CALMER_SIDE);
  return isTold ? fact("hidden-term", null, base) : undefined;
};

/** No hidden term above 0 takes a total far below the sum of its parts, and no two averages lie so far apart. */
const isFarBelowTheSum: FactRule = (accounts) => {
  const rows = ofBothSplits(accounts.atBase);
  const all = accounts.agreement("all");
  if (all.weights === undefined || all.spare < 0 || all.bits < SHORT_BITS) return undefined;
  return rowsBelow(rows, FAR_BELOW) === rows.r.length
    ? fact("other-weights", causeOfWeights(all), all.weights, SHORT_PROBABILITY)
    : undefined;
};

/** All epochs add up, with one weight that runs along a course while the others are as expected, or with other weights from an epoch on. */
const runsAlongACourse: FactRule = (accounts) =>
  isSetCourse(accounts) ? fact("changing-weights", "weight-schedule", accounts.base) : undefined;

/** In their order: what adds up is not looked at further. */
const RULES: readonly FactRule[] = [
  addsUp,
  partsCountOneBatchMore,
  addsUpOtherwise,
  addsUpWithPartTakenOff,
  nearlyAddsUpOtherwise,
  totalIsTheLastBatch,
  onlyFirstUpdatesAddUp,
  totalGoesOn,
  onlyUpdatesAddUp,
  validationLeavesWhatIsNext,
  updatesLeaveTheSame,
  somethingOfItsOwn,
  onlyTrainingLeaves,
  isFarBelowTheSum,
  runsAlongACourse,
];

/** A metric beside a single output's loss has no weight of its own, and need not be the loss. */
const OF_ONE_METRIC: readonly FactRule[] = [
  addsUp,
  isMultipleOfTheMetric,
  totalIsTheLastBatch,
  onlyUpdatesAddUp,
];

/**
 * A plain change of the expected weights with rows to spare, or weights so short that it is hardly a chance. Weights that
 * are nearly, and not quite, the expected ones are what a small remainder makes of them.
 */
export function isSure(
  { kind, bits, spare, weights }: Agreement,
  base: readonly number[],
  fewest: number,
): boolean {
  if (kind === "none" || weights === undefined) return false;
  // One factor for all weights is one unknown.
  const rows = kind === "scale" ? spare + base.length - 1 : spare;
  if (kind !== "weights" && rows >= AGREEMENT_SPARE) return true;
  return spare >= fewest && bits >= AGREEMENT_BITS && !areNeverSet(weights, base);
}

export function causeOfWeights({ kind }: Agreement): string {
  return kind === "scale" ? "uniform-scale" : kind === "twice" ? "counted-twice" : "loss-weights";
}

/** The same for weights that no agreement tells the kind of. */
function causeOfChange(weights: readonly number[], base: readonly number[]): string {
  const factors = weights.map((weight, i) => weight / (base[i] as number));
  const others = factors.filter((factor) => factor !== 1);
  if (weights.length > 1 && factors.every((factor) => factor === factors[0]))
    return "uniform-scale";
  return others.length === 1 && others[0] === 2 ? "counted-twice" : "loss-weights";
}
