// A verdict → its causes, ranked, and those that a log does not tell from the first.

import type { Accounts } from "../evidence/accounts.ts";
import type { AtWeights, Remainders } from "../evidence/at-weights.ts";
import { mainRemainders } from "../evidence/courses.ts";
import { sizeOfLastBatch } from "../evidence/last-batch.ts";
import { median } from "../math/statistics.ts";
import type { RowClock } from "../table/clock.ts";
import { averagedAlike } from "../table/printer-facts.ts";
import { calibrated } from "./calibrated.ts";
import { causeOfWeights } from "./exact-facts.ts";
import type { ExactFact } from "./fact.ts";
import type { JudgeContext, LikelyCause } from "./judgement.ts";
import { addsUpIn, leavesTheCourse, leavesTheWeights, rowsBelow } from "./remainders.ts";
import { type FigureValues, probabilitiesOf } from "./table.ts";
import {
  ACTIVITY_SHARE,
  ALIKE,
  AVERAGES_BELOW,
  COURSE_ODDS,
  FAR_METRIC,
  MISSING_SHARE,
  NAMED_ODDS,
  OFF_ALIKE,
  OFF_ALIKE_ODDS,
  OTHER_FUNCTION_ODDS,
  PENALTY_FIRST,
  UNLIKELY,
} from "./thresholds.ts";
import { KIND_OF, type VerdictId, verdictOfCause } from "./verdicts.ts";

/** Causes of a verdict, the likeliest first. */
export function causesOfVerdict(
  verdict: VerdictId,
  accounts: Accounts,
  values: FigureValues,
  exact: ExactFact | null,
  context: JudgeContext,
): LikelyCause[] {
  const sure = (cause: string): LikelyCause[] => [{ cause, probability: 1 }];
  const shown = exact?.verdict === verdict ? exact.cause : null;
  switch (verdict) {
    case "adds-up":
      return sure(context.expectPenalty ? "expected-penalty-absent" : "adds-up");
    case "other-weights": {
      const cause = shown ?? causeOfWeights(accounts.agreement("all"));
      // A loop of somebody's own sets its weights itself; Keras gives losses to be added again by several ways.
      return sure(context.isOwnLoop && cause === "counted-twice" ? "loss-weights" : cause);
    }
    case "hidden-term":
      return shown === null
        ? hiddenCauses(accounts, probabilitiesOf(calibrated().hiddenTerm, values), context)
        : sure(shown);
    case "measured-differently": {
      const { printer, clock } = context;
      if (printer !== null && !averagedAlike(printer)) return sure("averaging-mismatch");
      if (shown !== null) return sure(shown);
      // Where updates add up, no other average leaves in every epoch what one size of the last batch explains.
      if (exact !== null && sizeOfLastBatch(accounts) !== null) return sure("partial-batch");
      return ranked(
        possible(probabilitiesOf(calibrated().measuredDifferently, values), accounts, clock),
      );
    }
    case "changing-weights":
      return ranked(probabilitiesOf(calibrated().changingWeights, values));
    default:
      return [];
  }
}

/**
 * A term of a single output is named so. No penalty of Keras is in train alone, nor far larger in validation than in training
 * before and after it: that is something else. What depends on the data is of several kinds that look alike: each counts in
 * `hidden-loss`, and is named beside it as often as it is met.
 */
function hiddenCauses(
  { singleOutput, rows, base, plausible, atBase }: Accounts,
  likely: Map<string, number>,
  { printer, isKeras, isOwnLoop, named, expectPenalty }: JudgeContext,
): LikelyCause[] {
  const isElsewhere =
    printer?.penalty === "never" ||
    printer?.penalty === "printed" ||
    (isKeras && (addsUpIn(atBase.val) || (!rows.mayBeUneven && leavesTheWeights(atBase))));
  const said = expectPenalty ? NAMED_ODDS : 0;
  // Other weights than are known would leave the course as well.
  const isOff = isKeras && !rows.mayBeUneven && plausible === base && leavesTheCourse(atBase);
  const own = (likely.get("weight-penalty") ?? 0) / (isOff ? COURSE_ODDS : 1);
  const penalty = isElsewhere ? 0 : own + said;
  const missing = singleOutput ? 0 : (likely.get("missing-component") ?? 0);
  const data = 1 - (likely.get("weight-penalty") ?? 0) - missing;
  const odds = named ? NAMED_ODDS : 0;
  const whole = penalty + data + missing + odds;
  const causes: readonly (readonly [string, number])[] = [
    [singleOutput ? "single-output-penalty" : "weight-penalty", penalty],
    ["hidden-loss", data],
    ["activity-penalty", printer === null && !isOwnLoop ? data * ACTIVITY_SHARE : 0],
    ["missing-component", missing + odds + (singleOutput ? 0 : data * MISSING_SHARE)],
  ];
  return ranked(causes, whole);
}

/**
 * A metric that is not the loss stands beside a single output, or is the only part and the loss far below it; validation's
 * total is only off where there is validation; no average of the parts lies far below another in every row; and no batch is
 * shorter than the others in a row that is of an iteration.
 */
function possible(
  likely: Map<string, number>,
  { singleOutput, rows, base, atBase }: Accounts,
  clock: RowClock,
): Map<string, number> {
  const main = mainRemainders(atBase);
  const isFarBelow = rowsBelow(main, AVERAGES_BELOW) === main.r.length;
  // Another function is another in validation as well.
  const isOther =
    (singleOutput || (base.length === 1 && isFarBelow)) &&
    isOtherScale(main) &&
    !addsUpIn(atBase.val);
  const odds: Readonly<Partial<Record<string, number>>> = {
    "averaging-mismatch": singleOutput || !isFarBelow ? 1 : 0,
    "metric-is-not-the-loss": isOther
      ? OTHER_FUNCTION_ODDS
      : Number(singleOutput) * (isOffAlike(atBase) ? OFF_ALIKE_ODDS : 1),
    "partial-batch": clock === "iteration" ? 0 : 1,
    "val-total-one-batch": Math.sign(rows.val.observations.length),
  };
  return new Map([...likely].map(([cause, own]) => [cause, own * (odds[cause] ?? 1)]));
}

/** Validation is off its metric as training is: weights of samples are mostly those of training alone. */
function isOffAlike({ train, val }: Pick<AtWeights, "train" | "val">): boolean {
  const [own, other] = [train, val].map(({ r, total }) =>
    median(r.map((value, t) => value / Math.abs(total[t] as number))),
  ) as [number, number];
  return val.r.length > 0 && train.r.length > 0 && own * other > OFF_ALIKE * own * own;
}

/** Further from the loss than the weights of samples take a metric. */
function isOtherScale({ total, sum }: Remainders): boolean {
  const ratio = median(total.map((value, t) => Math.abs(value / (sum[t] as number))));
  return Math.max(ratio, 1 / ratio) > FAR_METRIC;
}

/** What causes are ranked by. */
export function placeOf({ cause, probability }: LikelyCause): number {
  return cause === "hidden-loss" ? PENALTY_FIRST * probability : probability;
}

/** `whole`: what the causes come to together, which is less than their sum where one is a kind of another. */
function ranked(
  likely: Iterable<readonly [string, number]>,
  whole: number = [...likely].reduce((sum, [, own]) => sum + own, 0),
): LikelyCause[] {
  return [...likely]
    .filter(([, own]) => own > 0)
    .map(([cause, own]) => ({ cause, probability: own / whole }))
    .toSorted((a, b) => placeOf(b) - placeOf(a));
}

/** The likeliest cause of the verdict that is given comes first, and those of others after it as they are. */
export function withFirstOf(verdict: VerdictId, causes: readonly LikelyCause[]): LikelyCause[] {
  const lead = causes.find(({ cause }) => verdictOfCause(cause) === verdict);
  return lead === undefined ? [...causes] : [lead, ...causes.filter((one) => one !== lead)];
}

/** The causes that a log does not tell from the first, and that one; of a cause and its kinds only the first. */
export function alikeOf(causes: readonly LikelyCause[]): string[] {
  const [best] = causes;
  if (best === undefined) return [];
  const alike = causes
    .filter(({ probability }) => probability >= Math.max(ALIKE * best.probability, UNLIKELY))
    .map(({ cause }) => cause);
  return alike.filter((cause, i) => !alike.slice(0, i).includes(KIND_OF.get(cause) ?? ""));
}
