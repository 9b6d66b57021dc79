// A run, its roles and what is declared → the judgement on it, with the weights that are shown and the proofs.

import type { CauseContext } from "../causes/cause.ts";
import type { Finding } from "../causes/finding.ts";
import type { Accounts } from "../evidence/accounts.ts";
import { createAccounts } from "../evidence/create-accounts.ts";
import { largestShare } from "../evidence/largest-share.ts";
import { sizeOfLastBatch } from "../evidence/short-batch.ts";
import { smallest } from "../math/statistics.ts";
import {
  type Judged,
  judgeModels,
  judgeSimple,
  ownRows,
} from "../reconcile/models/judge-models.ts";
import { type Filler, readOtherColumns } from "../reconcile/other-columns.ts";
import { canonicalOrder, ordered, restored } from "../reconcile/rows/canonical-order.ts";
import { ledger } from "../reconcile/rows/ledger.ts";
import { type Observed, typicalSlack } from "../reconcile/rows/observe.ts";
import { addUpAt, evidenceSlack, stack } from "../reconcile/rows/rows.ts";
import { createRunRows, type RunRows } from "../reconcile/rows/run-rows.ts";
import type { Schedule } from "../reconcile/weights/schedule.ts";
import { type Claim, type ShownWeights, shownWeights } from "../reconcile/weights/shown-weights.ts";
import { clockOf } from "../table/clock.ts";
import { averagedAlike, type PrinterFacts } from "../table/printer-facts.ts";
import type { Roles } from "../table/roles.ts";
import { isOfKeras, type Run } from "../table/run.ts";
import { type JudgedRun, judgeRows } from "../verdict/judge.ts";
import { surenessOf } from "../verdict/judgement.ts";
import type { VerdictId } from "../verdict/verdicts.ts";
import { verdictRecord } from "../verdict/verdicts.ts";
import type { VerdictStatement } from "./analysis.ts";
import { countsEmptyBatch } from "./empty-batch.ts";
import { findingsOf, UNLIKELY } from "./findings.ts";
import { firstNotFinite } from "./first-not-finite.ts";
import { MOST_COMPONENTS, hintsOf, refutedInstead, whyUnjudged, unranged } from "./run-evidence.ts";

export interface JudgeOptions {
  readonly declared: readonly number[] | undefined;
  readonly expectPenalty: boolean;
  readonly signs: "non-negative" | "free" | undefined;
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
  readonly models: (observed: Observed) => readonly Judged[];
}

/** More of them are only held against the weights that are expected. */
function canBeJudged({ updates, train, val }: RunRows, base: readonly number[]): boolean {
  if (base.length === 0 || train.observations.length + val.observations.length === 0) return false;
  return base.length <= MOST_COMPONENTS || addUpAt(stack(updates, train, val), base);
}

export function judgeRun(
  run: Run,
  roles: Roles,
  observed: Observed,
  { declared, expectPenalty, signs }: JudgeOptions,
): RunOpinion {
  const printer = run.writer.facts ?? null;
  const order = canonicalOrder(observed);
  const plain = declared ?? roles.components.map(() => 1);
  const base = order.map((from) => plain[from] as number);
  const own = ordered(observed, order);
  const rows = createRunRows(own, printer === null ? run.writer.keras : UNEVEN_NOWHERE);
  const slack = typicalSlack(observed.steps);
  const areAllFitted = roles.total !== "" && observed.all.length === run.rows.length;
  const broken = areAllFitted ? null : firstNotFinite(run.rows, roles);
  const canJudge = canBeJudged(rows, base);
  const accounts = createAccounts({
    rows,
    base,
    keras: printer === null ? run.writer.keras : UNEVEN_NOWHERE,
    singleOutput: roles.singleOutput,
    slack,
    signs,
  });
  const others = canJudge
    ? readOtherColumns(run, roles, plain, evidenceSlack(observed.steps.precision))
    : null;
  const filler = others?.filler ?? null;
  const hints = others === null ? [] : hintsOf(others);
  const judged = canJudge
    ? judgeRows(accounts, {
        printer,
        expectPenalty,
        filled: filler !== null,
        named: hints.length > 0,
      })
    : null;
  const verdict = statement(
    broken !== null ? "not-finite" : judged === null ? withoutRows(base, observed) : null,
    judged,
  );
  const shown =
    judged === null
      ? {
          weights: base,
          boxes: base.map(() => null),
          origins: base.map(() => origin(declared)),
          model: null,
        }
      : shownFor(verdict, judged, accounts, declared !== undefined);
  const schedule = judged !== null && couldChange(judged) ? accounts.schedule : null;
  const back: ShownWeights = {
    ...shown,
    weights: restored(shown.weights, order),
    boxes: restored(shown.boxes, order),
    origins: restored(shown.origins, order),
  };
  const mayBeShort = judged?.causes.some(({ cause }) => cause === "partial-batch") ?? false;
  const emptyBatch = mayBeShort && countsEmptyBatch(run, roles.total, roles.components);
  const context = contextOf(run, roles, observed, back, accounts, verdict, {
    printer,
    declared: declared !== undefined,
    judged: canJudge,
    emptyBatch,
    filler,
    broken,
    schedule: schedule === null ? null : restoredSchedule(schedule, order),
    weights: restored(judged?.weights ?? base, order),
  });
  const likely =
    broken !== null
      ? [{ cause: broken.hidden ? "nan-hidden-term" : "component-not-finite", probability: 1 }]
      : (judged?.causes ?? [
          roles.total === ""
            ? { cause: "no-total", probability: 1 }
            : plain.length === 0
              ? { cause: "components-not-printed", probability: 1 }
              : { cause: "undetermined", probability: 0 },
        ]);
  const alike = printer === null || averagedAlike(printer);
  return {
    verdict,
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
    shown: back,
    schedule: schedule === null ? null : restoredSchedule(schedule, order),
    emptyBatch,
    filler,
    rows,
    models: judged === null ? () => [] : modelsAt(plain, rows.steps),
  };
}

/** Apart from the judgement, as whatever one closure of a function holds is held by all of them. */
function modelsAt(plain: readonly number[], steps: number): RunOpinion["models"] {
  return (observed) => {
    const rows = ownRows(observed, plain);
    return judgeModels(observed, plain, steps, judgeSimple(rows), rows);
  };
}

/** Programs that are no Keras average total and components alike where their facts say so. */
const UNEVEN_NOWHERE = 2;

function origin(declared: readonly number[] | undefined): "declared" | "assumed" {
  return declared === undefined ? "assumed" : "declared";
}

function withoutRows(base: readonly number[], { all }: Observed): VerdictId {
  return base.length === 0 || all.length === 0 ? "nothing-to-compare" : "cannot-tell";
}

/** `known`: a verdict that the rows need not be judged for. */
function statement(known: VerdictId | null, judged: JudgedRun | null): VerdictStatement {
  const id = known ?? judged?.verdict ?? "cannot-tell";
  const probability = known === null ? (judged?.probability ?? 0) : 1;
  return {
    id,
    sign: verdictRecord(id).sign,
    certainty: surenessOf(probability),
    probability,
    between: known === null ? (judged?.between ?? []) : [],
    unlikely: known === null && judged !== null ? unlikelyOf(judged) : [],
    also: known === null ? (judged?.also ?? []) : [],
    equallyLikely: known === null ? (judged?.equallyLikely ?? []) : [],
  };
}

function unlikelyOf({ probabilities }: JudgedRun): readonly VerdictId[] {
  return [...probabilities].flatMap(([id, own]) => (own < UNLIKELY ? [id] : []));
}

/** The ranges that the verdict allows to be claimed. */
function shownFor(
  { id }: VerdictStatement,
  { exact, verdict, weights }: JudgedRun,
  accounts: Accounts,
  declared: boolean,
): ShownWeights {
  const { rows, slack, base } = accounts;
  return shownWeights(
    rows,
    slack,
    base,
    declared ? base : weights,
    claimOf(id, exact !== null && exact.verdict === verdict, accounts.singleOutput),
    declared,
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
function couldChange({ verdict, between }: JudgedRun): boolean {
  return verdict === "changing-weights" || between.includes("changing-weights");
}

function restoredSchedule(schedule: Schedule, order: readonly number[]): Schedule {
  return {
    ...schedule,
    segments: schedule.segments.map((part) => ({
      ...part,
      start: restored(part.start, order),
      end: restored(part.end, order),
      startBoxes: restored(part.startBoxes, order),
      endBoxes: restored(part.endBoxes, order),
    })),
  };
}

function contextOf(
  run: Run,
  roles: Roles,
  observed: Observed,
  shown: ShownWeights,
  accounts: Accounts,
  verdict: VerdictStatement,
  known: {
    readonly printer: PrinterFacts | null;
    readonly declared: boolean;
    readonly judged: boolean;
    readonly emptyBatch: boolean;
    readonly filler: Filler | null;
    readonly broken: CauseContext["notFinite"];
    readonly schedule: Schedule | null;
    readonly weights: readonly number[];
  },
): CauseContext {
  const residuals = [...ledger(observed, shown.weights).values()];
  const share =
    observed.all.length === 0 ? null : largestShare([accounts.atBase.train, accounts.atBase.val]);
  return {
    clock: clockOf(run),
    writer: run.writer,
    isKeras: isOfKeras(run),
    printer: known.printer,
    total: roles.total,
    components: roles.components,
    metrics: roles.columns.filter(({ role }) => role === "metric").map(({ column }) => column),
    singleOutput: roles.singleOutput,
    rows: observed.all.length + accounts.rows.updates.observations.length,
    weights: known.weights,
    declared: known.declared,
    // Of rows that are not judged the agreement is not looked for: with 200 components that takes seconds.
    addsUp: known.judged && accounts.agreement("all").kind !== "none",
    largestShare:
      verdict.id === "adds-up" && accounts.agreement("all").kind !== "base" ? share : null,
    largestHidden: smallest(residuals.map(({ high }) => Math.max(0, high))),
    stretches: known.schedule?.segments ?? [],
    lastBatch: known.emptyBatch ? 0 : sizeOfLastBatch(accounts),
    filler: known.filler,
    notFinite: known.broken,
  };
}
