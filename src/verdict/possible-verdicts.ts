// What a table says of the verdicts, and what no table knows → what each can still be.

import type { Accounts, AtWeights } from "../evidence/accounts.ts";
import { mainRemainders } from "../evidence/courses.ts";
import { largest, smallest } from "../math/statistics.ts";
import { isStillFactor } from "./chance.ts";
import { isImmaterial } from "./fact.ts";
import {
  ABOVE_ROWS,
  AVERAGES_APART,
  EVEN,
  EXPLAINED,
  EXPLAINED_FAR,
  FAR_FACTOR,
  FAR_ODDS,
  FAR_ROWS,
  FAR_SHARE,
  FEW_EPOCHS,
  NAMED_ODDS,
  OFF_ROUNDINGS,
  ONE_METRIC_ROWS,
  TOTAL_ABOVE,
  UNKNOWN_PARTS,
  VALIDATION_BELOW,
} from "./thresholds.ts";
import type { JudgeContext } from "./judgement.ts";
import type { VerdictId } from "./verdicts.ts";

/** Nothing is given where further columns may be parts; of one or two epochs of another program than Keras no hidden term is more than possible. */
export function possibleVerdicts(
  table: Map<VerdictId, number>,
  accounts: Accounts,
  context: Pick<JudgeContext, "named" | "isOwnLoop" | "isKeras" | "mayHaveMore">,
): Map<VerdictId, number> {
  const likely = likelyVerdicts(table, accounts, context);
  if (context.mayHaveMore)
    return OF_PARTS.reduce((all, id) => limited(all, id, UNKNOWN_PARTS), likely);
  const { updates, train, val } = accounts.rows;
  const epochs = new Set([updates, train, val].flatMap((rows) => [...rows.epochs]));
  return context.isKeras || epochs.size > FEW_EPOCHS
    ? likely
    : limited(likely, "hidden-term", EXPLAINED);
}

/** Verdicts that hold of all parts or not at all. */
const OF_PARTS: readonly VerdictId[] = ["hidden-term", "measured-differently", "changing-weights"];

/** One or two rows, updates among them, do not tell a hidden term from a metric that is measured otherwise; beside a metric that is larger nothing is hidden. */
function likelyVerdicts(
  weighed: Map<VerdictId, number>,
  accounts: Accounts,
  { named, isOwnLoop }: Pick<JudgeContext, "named" | "isOwnLoop">,
): Map<VerdictId, number> {
  // What adds up within rounding is an exact fact, and was none.
  const table = isImmaterial(accounts.atBase, OFF_ROUNDINGS) ? weighed : withoutAddsUp(weighed);
  if (!accounts.singleOutput) {
    const odds = (named ? NAMED_ODDS : 1) * (isValidationFarBelow(accounts) ? FAR_ODDS : 1);
    const hidden = withOdds(table, "hidden-term", odds);
    return noMoreThanPossible(
      isOwnLoop && isFarOff(accounts) ? withOdds(hidden, "measured-differently", FAR_ODDS) : hidden,
      accounts,
    );
  }
  if (isBelow(mainRemainders(accounts.atPlausible))) return withOdds(table, "hidden-term", 0);
  const { updates, train, val } = accounts.rows;
  const rows = [updates, train, val].reduce((sum, { clock }) => sum + clock.length, 0);
  return rows < ONE_METRIC_ROWS
    ? new Map<VerdictId, number>([
        ["hidden-term", EVEN],
        ["measured-differently", 1 - EVEN],
      ])
    : table;
}

/** Its share goes to the other verdicts under which nothing is hidden, none of which gets moderately sure by it. */
function withoutAddsUp(table: Map<VerdictId, number>): Map<VerdictId, number> {
  const hidden = table.get("hidden-term") ?? 0;
  const rest = Math.max(1 - hidden - (table.get("adds-up") ?? 0), Number.MIN_VALUE);
  const shared = [...table].map(([id, own]): [VerdictId, number] => [
    id,
    id === "adds-up" ? 0 : id === "hidden-term" ? own : (own * (1 - hidden)) / rest,
  ]);
  return shared.reduce(
    (others, [id]) => limited(others, id, Math.max(table.get(id) ?? 0, EXPLAINED)),
    new Map(shared),
  );
}

/** Where some constant weights explain every row, nothing else is more than possible; and nothing else is given where rows are to spare and the weights far from the expected ones. */
function noMoreThanPossible(
  weighed: Map<VerdictId, number>,
  accounts: Accounts,
): Map<VerdictId, number> {
  const table = isStillFactor(accounts)
    ? limited(weighed, "other-weights", EXPLAINED_FAR)
    : weighed;
  const { weights, spare } = accounts.agreement("all");
  if (weights === undefined)
    return standStill(accounts.atBase) ? limited(table, "changing-weights", EXPLAINED_FAR) : table;
  const isFar = spare > 0 && isFarFromExpected(weights, accounts.base);
  const limit = isFar ? EXPLAINED_FAR : EXPLAINED;
  const [most] = [...table].filter(([id, p]) => !AT_CONSTANT.has(id) && p > limit);
  return most === undefined ? table : limited(table, most[0], limit);
}

function limited(
  table: Map<VerdictId, number>,
  verdict: VerdictId,
  limit: number,
): Map<VerdictId, number> {
  const own = table.get(verdict) ?? 0;
  return own > limit ? withOdds(table, verdict, ((1 - own) * limit) / (own * (1 - limit))) : table;
}

/** Whether the parts add up to the same in every row. */
function standStill({ train, val }: AtWeights): boolean {
  const sums = [...train.sum, ...val.sum];
  return largest(sums) - smallest(sums) <= largest([...train.tolerance, ...val.tolerance]);
}

function isFarFromExpected(weights: readonly number[], base: readonly number[]): boolean {
  return weights.some((weight, i) => {
    const expected = base[i] as number;
    return weight >= FAR_FACTOR * expected || weight * FAR_FACTOR <= expected;
  });
}

/** Verdicts that constant weights which explain every row do not speak against. */
const AT_CONSTANT: ReadonlySet<VerdictId> = new Set(["adds-up", "other-weights"]);

/** What is hidden in training is in validation too: it does not leave the total of every validation row far below its sum. */
function isValidationFarBelow({ atPlausible: { val } }: Accounts): boolean {
  return (
    val.r.length >= FAR_ROWS &&
    val.r.filter((value, v) => value < -VALIDATION_BELOW * (val.sum[v] as number)).length >=
      FAR_SHARE * val.r.length
  );
}

/** Two averages of the same losses lie on both sides of one another, or near, in some row. The tables know it of Keras. */
function isFarOff({ atBase, atPlausible }: Accounts): boolean {
  return [atBase, atPlausible].every(({ train: { r, total } }) => {
    const shares = r.map((value, t) => value / Math.abs(total[t] as number));
    const isAbove = r.length >= ABOVE_ROWS && shares.every((share) => share > TOTAL_ABOVE);
    const isApart = shares.every((share) => Math.abs(share) > AVERAGES_APART);
    return isAbove || (r.length >= FAR_ROWS && isApart);
  });
}

function withOdds(
  table: Map<VerdictId, number>,
  verdict: VerdictId,
  odds: number,
): Map<VerdictId, number> {
  const own = (table.get(verdict) ?? 0) * odds;
  const whole = 1 - (table.get(verdict) ?? 0) + own;
  return new Map([...table].map(([id, p]) => [id, (id === verdict ? own : p) / whole]));
}

/** Whether the totals that are off are mostly below the sum. */
export function isBelow({ r, tolerance }: AtWeights["train"]): boolean {
  const below = r.filter((value, t) => value < -(tolerance[t] as number)).length;
  return below > r.filter((value, t) => value > (tolerance[t] as number)).length;
}
