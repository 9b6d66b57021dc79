// A run, its roles and what is declared → the judgement on it, with the weights that are shown and the proofs.

import type { Evidence, Finding } from "../causes/finding.ts";
import type { Accounts } from "../evidence/accounts.ts";
import { countsOneMore } from "../evidence/last-batch.ts";
import { nonNegative } from "../reconcile/models/index.ts";
import { judgeable, judgeModels, type Verdict } from "../reconcile/proof/judge-models.ts";
import { type Filler, readOtherColumns } from "../reconcile/other-columns.ts";
import { inLogOrder } from "../reconcile/rows/canonical-order.ts";
import type { Observed } from "../reconcile/rows/observe.ts";
import type { RunRows } from "../reconcile/rows/run-rows.ts";
import type { Stretch } from "../reconcile/weights/stretch.ts";
import { type Claim, type ShownWeights, shownWeights, withoutRanges } from "./shown-weights.ts";
import { clockOf } from "../table/clock.ts";
import { averagedAlike } from "../table/printer-facts.ts";
import type { Roles } from "../table/roles.ts";
import { isOfKeras, isOfOwnLoop, type Run } from "../table/run.ts";
import { judgeRows } from "../verdict/judge.ts";
import type { JudgeContext, Judgement } from "../verdict/judgement.ts";
import type { VerdictId } from "../verdict/verdicts.ts";
import type { AnalyzeOptions } from "./analyze-options.ts";
import type { VerdictStatement } from "./analysis.ts";
import { contextOf } from "./cause-context.ts";
import { countsEmptyBatch } from "./empty-batch.ts";
import { findingsOf } from "./findings.ts";
import { firstNotFinite } from "./first-not-finite.ts";
import { accountsOfRun } from "./run-accounts.ts";
import { hintsOf, refutedInstead, unranged } from "./run-evidence.ts";
import { canBeJudged, unjudgedCause, unjudgedVerdict, whyUnjudged } from "./unjudged.ts";
import { besides, statement } from "./verdict-statement.ts";

interface JudgeOptions {
  readonly declared: readonly number[] | undefined;
  readonly expectPenalty: boolean;
  readonly signs: AnalyzeOptions["signs"];
}

export interface RunOpinion {
  readonly verdict: VerdictStatement;
  readonly findings: readonly Finding[];
  readonly shown: ShownWeights;
  readonly segments: readonly Stretch[];
  readonly filler: Filler | null;
  readonly emptyBatch: boolean;
  readonly brokenRow: number | null;
  readonly rows: RunRows;
  /** Of the rows, observed once more: a run that is told lets them go. */
  readonly models: (observed: Observed) => ReadonlyMap<string, Verdict>;
}

export function judgeRun(
  run: Run,
  roles: Roles,
  observed: Observed,
  { declared, expectPenalty, signs }: JudgeOptions,
): RunOpinion {
  const plain = declared ?? roles.components.map(() => 1);
  const { accounts, order } = accountsOfRun(run, roles, observed, plain, signs);
  const { rows, base } = accounts;

  const others = canBeJudged(rows, base) ? otherColumnsOf(run, roles, accounts) : null;
  const judged = others && judgeRows(accounts, judgeContext(run, roles, others, expectPenalty));
  const broken = hasAllRows(run, roles, observed) ? null : firstNotFinite(run, roles);
  const isTold = broken === null && judged !== null;
  const verdict = statement(
    broken !== null ? "not-finite" : judged === null ? unjudgedVerdict(base, observed) : null,
    judged,
  );

  const isDeclared = declared !== undefined;
  const shown =
    judged === null
      ? withoutRanges(base, isDeclared ? "declared" : "assumed")
      : shownFor(verdict, judged, accounts, isDeclared);
  const segments = judged === null ? [] : segmentsFor(judged, accounts, order);
  const emptyBatch = judged !== null && isOfEmptyBatch(judged, accounts, run, roles);
  const context = contextOf(run, roles, observed, accounts, verdict, {
    declared: isDeclared,
    isJudged: judged !== null,
    emptyBatch,
    filler: others?.filler ?? null,
    notFinite: broken,
    stretches: segments,
    weights: inLogOrder(judged?.weights ?? base, order),
  });
  return {
    verdict: { ...verdict, also: besides(verdict, shown, base) },
    findings: findingsOf(isTold ? judged.causes : [unjudgedCause(broken, run, roles)], context, {
      first: [
        ...(isTold && isAveragedAlike(run)
          ? refutedInstead(verdict, observed, plain, { ...roles, clock: clockOf(run) })
          : []),
        ...(judged === null ? [] : unranged(base, shown)),
      ],
      "missing-component": others?.hints ?? [],
      undetermined: judged === null ? whyUnjudged(base, observed) : [],
    }),
    shown: restoredWeights(shown, order, rows),
    segments,
    emptyBatch,
    brokenRow: broken?.at ?? null,
    filler: others?.filler ?? null,
    rows,
    models: judged === null ? () => new Map() : modelsAt(plain),
  };
}

interface Others {
  readonly filler: Filler | null;
  readonly hints: readonly Evidence[];
}

/** What the columns beside the components say. */
function otherColumnsOf(run: Run, roles: Roles, accounts: Accounts): Others {
  const found = readOtherColumns(run, roles, accounts.rows, () => accounts.atBase);
  return { filler: found.filler, hints: hintsOf(found) };
}

function judgeContext(
  run: Run,
  { possibleParts }: Roles,
  { filler, hints }: Others,
  expectPenalty: boolean,
): JudgeContext {
  return {
    printer: run.writer.facts ?? null,
    isKeras: isOfKeras(run),
    isOwnLoop: isOfOwnLoop(run),
    clock: clockOf(run),
    expectPenalty,
    filled: filler !== null,
    named: hints.length > 0,
    mayHaveMore: possibleParts.length > 0 || run.writer.leavesOut === true,
  };
}

/** Then nothing in them is not finite. */
function hasAllRows({ rows }: Run, { total }: Roles, { all }: Observed): boolean {
  return total !== "" && all.length === rows.length;
}

function isAveragedAlike({ writer: { facts } }: Run): boolean {
  return facts === undefined || averagedAlike(facts);
}

/** The components of an epoch are averaged over one batch more, as far as a short batch explains the run at all. */
function isOfEmptyBatch(
  { causes }: Judgement,
  accounts: Accounts,
  run: Run,
  roles: Roles,
): boolean {
  const mayBeShort = causes.some(({ cause }) => cause === "partial-batch");
  return mayBeShort && (countsOneMore(accounts) || countsEmptyBatch(run, roles));
}

/** Apart from the judgement, as whatever one closure of a function holds is held by all of them. */
function modelsAt(plain: readonly number[]): RunOpinion["models"] {
  return (observed) => judgeModels(judgeable(observed), plain);
}

/** The ranges that the verdict allows to be claimed. */
function shownFor(
  { id }: VerdictStatement,
  { exact, verdict, weights }: Judgement,
  accounts: Accounts,
  isDeclared: boolean,
): ShownWeights {
  const { rows, base, signs, singleOutput } = accounts;
  const isExact = exact !== null && exact.verdict === verdict;
  return shownWeights(
    rows,
    base,
    isDeclared ? base : weights,
    // Ranges are those of weights of 0 or more.
    !isDeclared && (signs === "free" || weights.some((weight) => weight < 0))
      ? "nothing"
      : claimOf(id, isExact, singleOutput),
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

function restoredWeights(
  { weights, model }: ShownWeights,
  order: readonly number[],
  { mayBeUneven }: RunRows,
): ShownWeights {
  // A short batch takes an epoch below its parts, whatever is hidden, and with it the ranges that hold of terms above 0.
  const isLoose = mayBeUneven && model === nonNegative.id;
  const own = isLoose ? weights.map((one) => ({ ...one, low: null, high: null })) : weights;
  return { weights: inLogOrder(own, order), model: isLoose ? null : model };
}

/** Stretches, where weights that change are likely enough to be named. */
function segmentsFor(
  { verdict, between }: Judgement,
  accounts: Accounts,
  order: readonly number[],
): readonly Stretch[] {
  const isNamed = verdict === "changing-weights" || between.includes("changing-weights");
  const found = isNamed ? (accounts.schedule?.segments ?? []) : [];
  return found.map((part) => ({
    ...part,
    start: inLogOrder(part.start, order),
    end: inLogOrder(part.end, order),
  }));
}
