// What a table says of the verdicts, and what no table knows → what each can still be.

import type { Accounts } from "../evidence/accounts.ts";
import { type AtWeights, rowsAt } from "../evidence/at-weights.ts";
import { absolute, isBelow, mainRemainders, ofBothSplits, roughness } from "../evidence/courses.ts";
import { beginsAtNothing } from "../evidence/figures/begins-at-nothing.ts";
import { unexplainedStrays } from "../evidence/strays.ts";
import { largest, median, smallest, spread } from "../math/statistics.ts";
import { areFarFrom, isStillFactor, isStillPart } from "./chance.ts";
import type { JudgeContext } from "./judgement.ts";
import {
  comesAndGoes,
  hasNoParts,
  isImmaterial,
  isOfOtherScale,
  isSteady,
  leavesTheCourse,
  rowsBelow,
} from "./remainders.ts";
import { termSplit } from "./term-split.ts";
import {
  ABOVE_ROWS,
  APART,
  AVERAGES_APART,
  AVERAGES_OF_KERAS_APART,
  BEGINS,
  EVEN,
  EXPLAINED,
  EXPLAINED_FAR,
  FAR_ODDS,
  FAR_ROWS,
  FAR_SHARE,
  FAR_LESS,
  FEW_EPOCHS,
  MOVE_TOGETHER,
  MOVING_ROWS,
  NAMED_ODDS,
  NEARLY_LEFT,
  OFF_ROUNDINGS,
  ONE_METRIC_ABOVE,
  ONE_METRIC_ROWS,
  OTHERS_LEAVE,
  STEADY,
  STEADY_FACTOR,
  TOTAL_ABOVE,
  UNKNOWN_PARTS,
  VALIDATION_BELOW,
} from "./thresholds.ts";
import type { VerdictId } from "./verdicts.ts";

export type Probabilities = ReadonlyMap<VerdictId, number>;

/**
 * Nothing is given where further columns may be parts, where the parts are 0 in every row, or where the total is no sum of them
 * at weights like the expected ones; of one or two epochs of another program than Keras no hidden term is more than possible.
 */
export function possibleVerdicts(
  weighed: Probabilities,
  accounts: Accounts,
  context: Pick<JudgeContext, "named" | "isOwnLoop" | "isKeras" | "mayHaveMore">,
): Probabilities {
  // What adds up within rounding is an exact fact, and was none.
  const table = isImmaterial(accounts.atBase) ? weighed : withoutAddsUp(weighed);
  const found = accounts.singleOutput
    ? besideOneMetric(table, accounts, context)
    : besideParts(table, accounts, context);
  const { atBase } = accounts;
  const likely = comesAndGoes(atBase)
    ? limited(found, "measured-differently", EXPLAINED_FAR)
    : found;
  const areNoParts =
    hasNoParts(ofBothSplits(atBase)) ||
    (!context.isKeras && isOfOtherScale(atBase.train)) ||
    strayApart(accounts);
  if (context.mayHaveMore || areNoParts)
    return OF_PARTS.reduce((all, id) => limited(all, id, UNKNOWN_PARTS), likely);
  const { updates, train, val } = accounts.rows;
  const epochs = new Set([updates, train, val].flatMap((rows) => [...rows.epochs]));
  const isFew = !context.isKeras && epochs.size <= FEW_EPOCHS;
  return isFew || (context.isOwnLoop && !accounts.singleOutput && mayBeNoParts(accounts))
    ? limited(likely, "hidden-term", EXPLAINED)
    : likely;
}

/** Verdicts that hold of all parts or not at all. */
const OF_PARTS: readonly VerdictId[] = ["hidden-term", "measured-differently", "changing-weights"];

/**
 * One or two rows, updates among them, do not tell a hidden term from a metric that is measured otherwise; beside a metric that
 * is larger nothing is hidden, and no penalty of Keras leaves the course of the weights.
 */
function besideOneMetric(
  table: Probabilities,
  { atBase, atPlausible, rows }: Accounts,
  { isKeras }: Pick<JudgeContext, "isKeras">,
): Probabilities {
  if (isBelow(mainRemainders(atPlausible))) return withShare(table, "hidden-term", 0);
  const { updates, train, val } = rows;
  const count = [updates, train, val].reduce((sum, { clock }) => sum + clock.length, 0);
  return count < ONE_METRIC_ROWS
    ? new Map<VerdictId, number>([
        ["hidden-term", EVEN],
        ["measured-differently", 1 - EVEN],
      ])
    : limited(
        isKeras && leavesTheCourse(atBase) ? limited(table, "hidden-term", EXPLAINED_FAR) : table,
        "measured-differently",
        ONE_METRIC_ABOVE,
      );
}

/** Where some constant weights explain every row, nothing else is more than possible; and nothing else is given where rows are to spare and the weights far from the expected ones. */
function besideParts(
  weighed: Probabilities,
  accounts: Accounts,
  { named, isOwnLoop }: Pick<JudgeContext, "named" | "isOwnLoop">,
): Probabilities {
  const isElsewhere = isValidationFarBelow(accounts) || isOneFactorOfTrain(accounts);
  const odds = (named ? NAMED_ODDS : 1) * (isElsewhere ? FAR_ODDS : 1);
  let table = withOdds(weighed, "hidden-term", odds);
  if (areAveragesFarOff(accounts, isOwnLoop))
    table = withOdds(table, "measured-differently", FAR_ODDS);
  if (isOwnLoop) table = limited(table, "measured-differently", mostOfOneSide(accounts.atBase));
  const isLikely = shareOf(table, "hidden-term") > EXPLAINED;
  if (isLikely && accounts.rows.mayBeUneven && isNearlyExplained(accounts))
    table = withShare(table, "other-weights", 1 - EXPLAINED);
  // Neither split shows how much it is, at weights that are fitted.
  if (
    accounts.plausible !== accounts.base &&
    accounts.rows.mayBeUneven &&
    termSplit(accounts.atPlausible) === "neither"
  )
    table = limited(table, "hidden-term", EXPLAINED);
  if (isCalmerThanRest(accounts)) table = limited(table, "hidden-term", EXPLAINED);
  if (isStillFactor(accounts) || isStillPart(accounts))
    table = limited(table, "other-weights", EXPLAINED_FAR);
  const { weights, spare } = accounts.agreement("all");
  if (weights === undefined) {
    const isLater = mayBeginLater(accounts, isOwnLoop);
    if (!isLater && !standStill(accounts) && couldChange(accounts, isOwnLoop)) return table;
    const share = Math.max(shareOf(table, "hidden-term"), EXPLAINED_FAR);
    const others = limited(table, "changing-weights", EXPLAINED_FAR);
    return isLater ? withShare(others, "hidden-term", share) : others;
  }
  const isFar = spare > 0 && areFarFrom(weights, accounts.base);
  const limit = isFar ? EXPLAINED_FAR : EXPLAINED;
  const [most] = [...table].filter(([id, p]) => !AT_CONSTANT.has(id) && p > limit);
  return most === undefined ? table : limited(table, most[0], limit);
}

/** Verdicts that constant weights which explain every row do not speak against. */
const AT_CONSTANT: ReadonlySet<VerdictId> = new Set(["adds-up", "other-weights"]);

/** Its share goes to the other verdicts under which nothing is hidden, none of which gets moderately sure by it. */
function withoutAddsUp(table: Probabilities): Probabilities {
  const hidden = shareOf(table, "hidden-term");
  const shared = withShare(withShare(table, "adds-up", 0), "hidden-term", hidden);
  return [...table].reduce(
    (others, [id, own]) => limited(others, id, Math.max(own, EXPLAINED)),
    shared,
  );
}

function limited(table: Probabilities, verdict: VerdictId, limit: number): Probabilities {
  return shareOf(table, verdict) > limit ? withShare(table, verdict, limit) : table;
}

function withOdds(table: Probabilities, verdict: VerdictId, odds: number): Probabilities {
  const own = shareOf(table, verdict) * odds;
  return withShare(table, verdict, own / (1 - shareOf(table, verdict) + own));
}

/** The one way in which probability moves: a verdict gets this much, and the others keep their proportions. */
function withShare(table: Probabilities, verdict: VerdictId, share: number): Probabilities {
  const factor = (1 - share) / Math.max(1 - shareOf(table, verdict), Number.MIN_VALUE);
  return new Map([...table].map(([id, own]) => [id, id === verdict ? share : own * factor]));
}

function shareOf(table: Probabilities, verdict: VerdictId): number {
  return table.get(verdict) ?? 0;
}

/** A total that strays less than what its parts leave of it need not hold them: another average, or columns that are no parts, look so. */
function isCalmerThanRest({ atPlausible }: Accounts): boolean {
  const { r, total, tolerance } = mainRemainders(atPlausible);
  const [own, whole] = [roughness(r), roughness(total)];
  return own !== null && whole !== null && own > whole && own > OFF_ROUNDINGS * median(tolerance);
}

/**
 * Averages that differ lie to both sides of one another. Of 21 rests above 0 in every row 17 were none; where some rows, as
 * those of validation, add up and none is below, 75 of 116.
 */
function mostOfOneSide(at: AtWeights): number {
  const { r, tolerance } = ofBothSplits(at);
  const isBelowIn = r.some((own, t) => own < -(tolerance[t] as number));
  const isAbove = r.every((own, t) => own > (tolerance[t] as number));
  return isBelowIn ? 1 : isAbove ? EXPLAINED : EXPLAINED_FAR;
}

/** Some weights leave next to nothing of what the expected ones do. */
function isNearlyExplained({ atBase, fitted, rows }: Accounts): boolean {
  const [own, left] = [ofBothSplits(atBase), ofBothSplits(rowsAt(rows, fitted))];
  return own.r.every((value, t) => Math.abs(left.r[t] as number) <= NEARLY_LEFT * Math.abs(value));
}

/** Weights that change show: stretches add up with weights of their own, the run begins as is expected, or learned ones pull the total below 0, by more than one number. Of a loop of somebody's own how it begins says nothing. */
function couldChange(accounts: Accounts, isOwnLoop: boolean): boolean {
  const isNegative = mainRemainders(accounts.atBase).total.some((total) => total < 0);
  const isOneNumber = isSteady(ofBothSplits(accounts.atBase), STEADY);
  return (
    (isNegative && !isOneNumber) ||
    accounts.schedule !== null ||
    (!isOwnLoop && (beginsAtNothing.of(accounts) ?? 0) <= BEGINS)
  );
}

/** No row is below its sum where the first ones add up, as expected or in a loop of somebody's own at any weights: a term that begins later explains the run as well. */
function mayBeginLater({ schedule, rows, atBase }: Accounts, isOwnLoop: boolean): boolean {
  const [first, ...later] = schedule?.segments ?? [];
  const isAbove = ({ train, val }: AtWeights, from: number): boolean =>
    [train, val].every(({ r, tolerance, epochs }) =>
      r.every((own, t) => own > -(tolerance[t] as number) || (epochs[t] as number) <= from),
    );
  const begins = [atBase.train, atBase.val].every(
    ({ r, tolerance }) => r.length === 0 || (r[0] as number) <= (tolerance[0] as number),
  );
  if (begins && isAbove(atBase, -Infinity)) return true;
  return (
    isOwnLoop &&
    first !== undefined &&
    later.length > 0 &&
    isAbove(
      rowsAt(
        rows,
        first.start.map(({ value }) => value),
      ),
      first.lastEpoch,
    )
  );
}

/** Columns that are no parts leave much of some total, and move with it as little as the rest does. */
function mayBeNoParts(accounts: Accounts): boolean {
  const { r, total } = mainRemainders(accounts.atBase);
  const leavesMuch = r.some((own, t) => own > OTHERS_LEAVE * Math.abs(total[t] as number));
  const strays = r.length < MOVING_ROWS ? null : unexplainedStrays(accounts);
  return leavesMuch && (strays === null || strays > MOVE_TOGETHER);
}

/** Columns that have no share in how the total moves, as far as their rows show: they may be no parts of it. */
export function strayApart(accounts: Accounts): boolean {
  const { singleOutput, schedule } = accounts;
  return !singleOutput && schedule === null && (unexplainedStrays(accounts) ?? 0) > APART;
}

/** Whether the parts add up to the same in every row. */
function standStill({ atBase }: Accounts): boolean {
  const { sum, tolerance } = ofBothSplits(atBase);
  return spread(sum) <= largest(tolerance);
}

/** What is hidden in training is in validation too: it does not leave the total of every validation row far below its sum. */
function isValidationFarBelow({ atPlausible: { val } }: Accounts): boolean {
  return val.r.length >= FAR_ROWS && rowsBelow(val, VALIDATION_BELOW) >= FAR_SHARE * val.r.length;
}

/** Training leaves one share of its parts, and validation far less: an empty batch does that in Keras 3.15, beside a short one. */
function isOneFactorOfTrain({ rows, atBase: { train, val } }: Accounts): boolean {
  const sharesOf = ({ r, sum }: AtWeights["train"]): number[] =>
    r.map((value, t) => value / (sum[t] as number));
  const shares = sharesOf(train);
  const least = smallest(shares);
  return (
    rows.mayBeUneven &&
    Math.min(shares.length, 2 * val.r.length) >= FAR_ROWS &&
    least > 0 &&
    largest(shares) <= STEADY_FACTOR * least &&
    largest(absolute(sharesOf(val))) < FAR_LESS * least
  );
}

/** Two averages of the same losses lie on both sides of one another, or near, in some row. */
function areAveragesFarOff({ atBase, atPlausible }: Accounts, isOwnLoop: boolean): boolean {
  return [atBase, atPlausible].every(({ train: { r, total } }) => {
    const shares = r.map((value, t) => value / Math.abs(total[t] as number));
    const isFar = (limit: number, some = shares) => some.every((share) => share > limit);
    // Of Keras the tables know what lies nearer.
    if (!isOwnLoop) return r.length >= FAR_ROWS && isFar(AVERAGES_OF_KERAS_APART);
    const isAbove = r.length >= ABOVE_ROWS && isFar(TOTAL_ABOVE);
    return isAbove || (r.length >= FAR_ROWS && isFar(AVERAGES_APART, absolute(shares)));
  });
}
