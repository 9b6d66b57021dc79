// A run, its roles and what is declared → the judgement on it, with the weights that are shown and the proofs.

import type { Finding } from "../causes/finding.ts";
import { Accounts } from "../evidence/accounts.ts";
import { countsOneMore } from "../evidence/last-batch.ts";
import { nonNegative } from "../reconcile/models/index.ts";
import { judgeable, judgeModels, type Verdict } from "../reconcile/proof/judge-models.ts";
import { type Filler, readOtherColumns } from "../reconcile/other-columns.ts";
import { canonicalOrder, ordered, inLogOrder } from "../reconcile/rows/canonical-order.ts";
import type { Observed } from "../reconcile/rows/observe.ts";
import { addUpAt } from "../reconcile/rows/rows.ts";
import { evidenceSlack } from "../reconcile/rows/slack.ts";
import { createRunRows, type RunRows, together } from "../reconcile/rows/run-rows.ts";
import type { Schedule } from "../reconcile/weights/segments.ts";
import {
  type Claim,
  type ShownWeights,
  shownWeights,
  withoutRanges,
} from "../reconcile/weights/shown-weights.ts";
import { clockOf } from "../table/clock.ts";
import { averagedAlike } from "../table/printer-facts.ts";
import { overlapOf } from "../table/releases.ts";
import type { Roles } from "../table/roles.ts";
import { isOfKeras, isOfOwnLoop, type Run } from "../table/run.ts";
import { judgeRows } from "../verdict/judge.ts";
import { certaintyOf, type Judgement, type LikelyCause } from "../verdict/judgement.ts";
import { EVEN, UNLIKELY } from "../verdict/thresholds.ts";
import type { VerdictId } from "../verdict/verdicts.ts";
import { verdictRecord } from "../verdict/verdicts.ts";
import type { AnalyzeOptions } from "./analyze-options.ts";
import type { VerdictStatement } from "./analysis.ts";
import { contextOf } from "./cause-context.ts";
import { countsEmptyBatch } from "./empty-batch.ts";
import { findingsOf } from "./findings.ts";
import { firstNotFinite } from "./first-not-finite.ts";
import { MOST_EXPLAINED, hintsOf, refutedInstead, whyUnjudged, unranged } from "./run-evidence.ts";

interface JudgeOptions {
  readonly declared: readonly number[] | undefined;
  readonly expectPenalty: boolean;
  readonly signs: AnalyzeOptions["signs"];
}

export interface RunOpinion {
  readonly verdict: VerdictStatement;
  readonly findings: readonly Finding[];
  readonly shown: ShownWeights;
  readonly schedule: Schedule | null;
  readonly filler: Filler | null;
  readonly emptyBatch: boolean;
  readonly rows: RunRows;
  /** Of the rows, observed once more: a run that is told lets them go. */
  readonly models: (observed: Observed) => ReadonlyMap<string, Verdict>;
}

/** More of them are only held against the weights that are expected. */
function canBeJudged(rows: RunRows, base: readonly number[]): boolean {
  const { train, val } = rows;
  const isZero = ({ observations }: RunRows["train"]): boolean =>
    observations.every(({ total }) => total.value === 0);
  if (base.length === 0 || train.observations.length + val.observations.length === 0) return false;
  // A total that is 0 throughout fits weights of 0, and says nothing of parts that are not.
  if (isZero(train) && isZero(val) && !addUpAt(together(rows, "epochs"), base)) return false;
  return base.length <= MOST_EXPLAINED || addUpAt(together(rows, "all"), base);
}

export function judgeRun(
  run: Run,
  roles: Roles,
  observed: Observed,
  { declared, expectPenalty, signs }: JudgeOptions,
): RunOpinion {
  const printer = run.writer.facts ?? null;
  const keras = printer === null ? averagedBy(run.writer) : UNEVEN_NOWHERE;
  const order = canonicalOrder(observed);
  const plain = declared ?? roles.components.map(() => 1);
  const base = order.map((from) => plain[from] as number);
  const rows = createRunRows(ordered(observed, order), keras);
  const areAllFitted = roles.total !== "" && observed.all.length === run.rows.length;
  const broken = areAllFitted ? null : firstNotFinite(run, roles);
  const canJudge = canBeJudged(rows, base);
  const accounts = new Accounts({ rows, base, singleOutput: roles.singleOutput, signs });
  const float = evidenceSlack(observed.steps.precision);
  const others = canJudge ? readOtherColumns(run, roles, plain, float) : null;
  const [filler, hints] = others === null ? [null, []] : [others.filler, hintsOf(others)];
  const judged = canJudge
    ? judgeRows(accounts, {
        printer,
        isKeras: isOfKeras(run),
        isOwnLoop: isOfOwnLoop(run),
        clock: clockOf(run),
        expectPenalty,
        filled: filler !== null,
        named: hints.length > 0,
        mayHaveMore: roles.possibleParts.length > 0,
      })
    : null;
  const unjudged = judged === null ? withoutRows(base, observed) : null;
  const verdict = statement(broken === null ? unjudged : "not-finite", judged);
  const shown =
    judged === null
      ? withoutRanges(base, declared === undefined ? "assumed" : "declared")
      : shownFor(verdict, judged, accounts, { isDeclared: declared !== undefined, signs });
  const found = judged !== null && couldChange(judged) ? accounts.schedule : null;
  const schedule = found === null ? null : restoredSchedule(found, order);
  const mayBeShort = judged?.causes.some(({ cause }) => cause === "partial-batch") ?? false;
  const emptyBatch = mayBeShort && (countsOneMore(accounts) || countsEmptyBatch(run, roles));
  const context = contextOf(run, roles, observed, accounts, verdict, {
    declared: declared !== undefined,
    isJudged: canJudge,
    emptyBatch,
    filler,
    notFinite: broken,
    stretches: schedule?.segments ?? [],
    weights: inLogOrder(judged?.weights ?? base, order),
  });
  const likely =
    broken === null && judged !== null ? judged.causes : [unjudgedCause(broken, run, roles)];
  const alike = printer === null || averagedAlike(printer);
  return {
    verdict: { ...verdict, also: besides(verdict, shown, base) },
    findings: findingsOf(likely, context, {
      first: [
        ...(broken === null && alike && judged !== null
          ? refutedInstead(verdict, observed, plain, { ...roles, clock: clockOf(run) })
          : []),
        ...(judged === null ? [] : unranged(base, shown)),
      ],
      "missing-component": hints,
      undetermined: canJudge ? [] : whyUnjudged(base, observed),
    }),
    shown: restoredWeights(shown, order, rows),
    schedule,
    emptyBatch,
    filler,
    rows,
    models: judged === null ? () => new Map() : modelsAt(plain),
  };
}

/** Apart from the judgement, as whatever one closure of a function holds is held by all of them. */
function modelsAt(plain: readonly number[]): RunOpinion["models"] {
  return (observed) => judgeModels(judgeable(observed), plain);
}

/** Programs that are no Keras average total and components alike where their facts say so. */
const UNEVEN_NOWHERE = 2;

/** TensorFlow 2.0 and 2.1 average a short batch unevenly as well; bars of theirs do not tell them from earlier ones that do not. */
function averagedBy({ keras, releases }: Run["writer"]): Run["writer"]["keras"] {
  return releases !== undefined && overlapOf(releases, UNEVEN_TENSORFLOW) !== "none" ? null : keras;
}

const UNEVEN_TENSORFLOW = { family: "tensorflow", first: "2.0", last: "2.1" } as const;

/** What is said of rows that are not judged. */
function unjudgedCause(
  broken: ReturnType<typeof firstNotFinite>,
  run: Run,
  { total, components, possibleParts }: Roles,
): LikelyCause {
  if (broken !== null)
    return { cause: broken.hidden ? "nan-hidden-term" : "component-not-finite", probability: 1 };
  if (total === "") return { cause: "no-total", probability: 1 };
  return components.length === 0
    ? {
        cause: "components-not-printed",
        probability: isOfOwnLoop(run) && possibleParts.length > 0 ? EVEN : 1,
      }
    : { cause: "undetermined", probability: 0 };
}

function withoutRows(base: readonly number[], { all }: Observed): VerdictId {
  return base.length === 0 || all.length === 0 ? "nothing-to-compare" : "cannot-tell";
}

/** `known`: a verdict that the rows need not be judged for. */
function statement(known: VerdictId | null, judged: Judgement | null): VerdictStatement {
  const said = known === null ? judged : null;
  const id = known ?? said?.verdict ?? "cannot-tell";
  const probability = known === null ? (said?.probability ?? 0) : 1;
  return {
    id,
    sign: verdictRecord(id).sign,
    certainty: certaintyOf(probability),
    probability,
    between: said?.between ?? [],
    unlikely: said === null ? [] : unlikelyOf(said),
    also: said?.also ?? [],
    termSplit: said?.termSplit ?? "both",
    isApart: said?.isApart ?? false,
    equallyLikely: said?.equallyLikely ?? [],
  };
}

/** Weights other than the expected ones hold beside a verdict only where the expected ones are not in their ranges. */
function besides(
  { also }: VerdictStatement,
  { weights, boxes }: ShownWeights,
  base: readonly number[],
): readonly VerdictId[] {
  const isOther = base.some((own, i) => {
    const box = boxes[i] ?? { low: Infinity, high: null };
    return weights[i] !== own && (own < box.low || own > (box.high ?? Infinity));
  });
  return isOther ? also : also.filter((id) => id !== "other-weights");
}

/** What is named as possible, or as holding beside the verdict, is not called unlikely. */
function unlikelyOf({ probabilities, between, also }: Judgement): readonly VerdictId[] {
  return [...probabilities].flatMap(([id, own]) =>
    own < UNLIKELY && !between.includes(id) && !also.includes(id) ? [id] : [],
  );
}

/** The ranges that the verdict allows to be claimed. */
function shownFor(
  { id }: VerdictStatement,
  { exact, verdict, weights }: Judgement,
  accounts: Accounts,
  { isDeclared, signs }: { readonly isDeclared: boolean; readonly signs: JudgeOptions["signs"] },
): ShownWeights {
  const { rows, base } = accounts;
  const isExact = exact !== null && exact.verdict === verdict;
  return shownWeights(
    rows,
    base,
    isDeclared ? base : weights,
    // Ranges are those of weights of 0 or more.
    !isDeclared && (signs === "free" || weights.some((weight) => weight < 0))
      ? "nothing"
      : claimOf(id, isExact, accounts.singleOutput),
    isDeclared,
  );
}

/** What is not exact may be otherwise, and so may the ranges that hold if it is not: they are claimed of hidden terms alone. */
function claimOf(id: VerdictId, isExact: boolean, singleOutput: boolean): Claim {
  switch (id) {
    case "adds-up":
      return "all";
    case "other-weights":
      return isExact ? "all" : "nothing";
    case "measured-differently":
      return isExact ? "updates" : "nothing";
    case "hidden-term":
      return singleOutput ? "nothing" : "hidden";
    default:
      return "nothing";
  }
}

/** Stretches are looked for where weights that change are likely enough to be named. */
function couldChange({ verdict, between }: Judgement): boolean {
  return verdict === "changing-weights" || between.includes("changing-weights");
}

function restoredWeights(
  { weights, boxes, origins, model }: ShownWeights,
  order: readonly number[],
  { mayBeUneven }: RunRows,
): ShownWeights {
  // A short batch takes an epoch below its parts, whatever is hidden, and with it the ranges that hold of terms above 0.
  const isLoose = mayBeUneven && model === nonNegative.id;
  return {
    weights: inLogOrder(weights, order),
    boxes: isLoose ? boxes.map(() => null) : inLogOrder(boxes, order),
    origins: inLogOrder(origins, order),
    model: isLoose ? null : model,
  };
}

function restoredSchedule(schedule: Schedule, order: readonly number[]): Schedule {
  return {
    ...schedule,
    segments: schedule.segments.map((part) => ({
      ...part,
      start: inLogOrder(part.start, order),
      end: inLogOrder(part.end, order),
      startBoxes: inLogOrder(part.startBoxes, order),
      endBoxes: inLogOrder(part.endBoxes, order),
    })),
  };
}
