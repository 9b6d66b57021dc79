// One log → its Analysis: read, assign roles, observe, judge.

import { partName } from "../table/loss-names.ts";
import { grouped } from "../math/grouped.ts";
import type { Sequence } from "../math/sequence.ts";
import { lazy } from "../math/lazy.ts";
import { hasPenalty, modelWeights } from "../read/model-config.ts";
import { readLog } from "../read/read-log.ts";
import { addResiduals, Ledger } from "./ledger.ts";
import { observe, type Observed } from "../reconcile/rows/observe.ts";
import { bareWeight, plainWeights } from "../reconcile/weights/stretch.ts";
import type { ShownWeight } from "./shown-weights.ts";
import { clockOf } from "../table/clock.ts";
import { factsText } from "../table/printer-facts.ts";
import { assignParts, assignRoles, type Roles } from "../table/roles.ts";
import { doubleOf } from "../table/read-number.ts";
import { runAgain } from "../table/assemble.ts";
import type { Log, Run } from "../table/run.ts";
import { analyzedRows } from "./analyzed-rows.ts";
import { type AnalyzeOptions, checkedInput, checkedOptions } from "./analyze-options.ts";
import type { Analysis, RunAnalysis, Told } from "./analysis.ts";
import { areDeclared } from "./answer/run-rows.ts";
import { penaltyAnswer } from "./answer/told.ts";
import { describeModels, withModels } from "./describe-models.ts";
import { epochSpan } from "./epoch-span.ts";
import { judgeRun, type RunOpinion } from "./judge-run.ts";
import { lastBatchesOf, leftInside } from "./last-batches.ts";
import { weightsByRow } from "./row-weights.ts";
import { undecidedBetween } from "./undecided.ts";

/**
 * Bytes or text of one log → everything lossledger has to say about it; no runs where no total and no parts of one were read.
 * Throws a TypeError for an argument of another type, UnknownColumnError for a declared column that the log does not have,
 * WeightsError for weights that do not fit its components.
 */
export function analyze(input: Uint8Array | string, options: AnalyzeOptions = {}): Analysis {
  checkedInput(input);
  return analyzeLog(readLog(input, { updates: true }), options);
}

/** The same for a log that is already read; progress updates are used where it was read with them. */
export function analyzeLog(log: Log, given: AnalyzeOptions = {}): Analysis {
  const options = checkedOptions(given);
  const source = options.source ?? "log";
  const runs = log.runs.flatMap((stored) => {
    const run = runAgain(stored);
    const roles = assignRoles(run, options) ?? assignParts(run, options);
    if (roles === undefined) return [];
    return [
      withTold(
        analyzeRun(run, roles, options, {
          stored,
          isAlone: log.runs.length === 1,
          source,
          notes: log.notes,
        }),
        options,
      ),
    ];
  });
  for (const run of runs) Object.assign(run, { runs: runs.length });
  return {
    schema: "lossledger/v1",
    runs,
    sources: [{ source, dialect: log.dialect, skipped: log.skipped, rejects: log.rejects }],
  };
}

/** Those that stand in the log beside every component. */
function printedWeights({ writer }: Run, { components }: Roles): readonly number[] | undefined {
  const weights = components.map((name) => writer.weights?.get(name));
  return components.length > 0 && weights.every((weight) => weight !== undefined)
    ? weights
    : undefined;
}

interface Known {
  /** The run with none of its rows made, for what is worked out later. */
  readonly stored: Run;
  /** Whether the log has no other: then its rows are kept for that. */
  readonly isAlone: boolean;
  readonly source: string;
  readonly notes: readonly string[];
}

function analyzeRun(
  run: Run,
  roles: Roles,
  options: AnalyzeOptions,
  { stored, isAlone, source, notes }: Known,
): RunAnalysis {
  const observed = observedOf(run, roles, options);
  const declared = declaredFor(options, roles.components) ?? printedWeights(run, roles);
  const opinion = judgeRun(run, roles, observed, {
    declared,
    expectPenalty:
      options.expectPenalty === true || (options.model !== undefined && hasPenalty(options.model)),
    signs: options.signs,
  });
  const { shown, findings, segments } = opinion;
  const weights = plainWeights(shown.weights);
  const isAnySign = options.signs === "free" || weights.some((weight) => weight < 0);
  const epochs = epochSpan(run.rows);
  const rowWeights = weightsByRow(run.rows, weights, declared === undefined ? segments : []);
  const residuals = residualsAt(observed, rowWeights);
  const told: Omit<RunAnalysis, "models"> = {
    verdict: opinion.verdict,
    source,
    run: run.number,
    runs: 1,
    dialect: run.dialect,
    writer: run.writer,
    clock: clockOf(run),
    epochs: epochs.count,
    firstEpoch: epochs.first,
    lastEpoch: epochs.last,
    plannedEpochs: run.plannedEpochs,
    total: roles.total,
    components: roles.components,
    columns: roles.columns,
    rows: analyzedRows(run.rows, rowWeights, residuals),
    weights: (roles.total === "" ? [] : roles.components).map((component, i) => {
      const { value, low, high, status } = shown.weights[i] ?? NOT_FITTED;
      return { component, value, low: low ?? (isAnySign ? null : 0), high, status };
    }),
    identifiable: weights.length > 0 && shown.weights.every(({ status }) => status === "pinned"),
    residual: {
      model: shown.model,
      share: shareOf(run, residuals, roles.total),
    },
    segments,
    lastBatches: mayBeShort(findings)
      ? lastBatchesOf(run, roles.total, roles.components, rowWeights, opinion.emptyBatch)
      : [],
    inside: leftInside(run, roles, opinion.rows, weights),
    emptyBatch: opinion.emptyBatch,
    brokenRow: opinion.brokenRow,
    findings,
    filler: opinion.filler,
    possibleParts: roles.possibleParts,
    precision: options.precision ?? "float32",
    updatesUsed: opinion.rows.updates.observations.length,
    undecided: undecidedBetween(
      findings,
      opinion.rows,
      clockOf(run),
      run.dialect.startsWith("keras-"),
    ),
    leftOut: observed.leftOut,
    notes: withoutFacts(run, notes),
  };
  const { models } = opinion;
  return withModels(told, modelsLater(stored, isAlone ? observed : null, roles, options, models));
}

/** Of a run without a row that has them all. */
const NOT_FITTED: ShownWeight = { ...bareWeight(1), status: "assumed" };

function observedOf(run: Run, roles: Roles, options: AnalyzeOptions): Observed {
  const rows = roles.total === "" ? [] : run.rows;
  const updates = options.updates === "never" ? [] : run.updates;
  return observe({ rows, updates }, roles, options);
}

/** Nothing of the judgement but its function is held: of a log of many runs only what is told of each is kept. */
function modelsLater(
  stored: Run,
  held: Observed | null,
  roles: Roles,
  options: AnalyzeOptions,
  models: RunOpinion["models"],
): () => RunAnalysis["models"] {
  return lazy(() => {
    const observed = held ?? observedOf(runAgain(stored), roles, options);
    return describeModels(models(observed), { ...roles, clock: clockOf(stored) });
  });
}

function mayBeShort(findings: RunAnalysis["findings"]): boolean {
  return findings.some(({ cause }) => cause === "partial-batch");
}

/** The facts of the printer are said by the answer, where they decide. */
function withoutFacts({ writer: { facts } }: Run, notes: readonly string[]): readonly string[] {
  return facts === undefined ? notes : notes.filter((note) => note !== factsText(facts));
}

/** What the user told of the model, beside what the rows say. */
function withTold(
  run: RunAnalysis,
  { penalty, model, script, weights }: AnalyzeOptions,
): RunAnalysis {
  if (penalty === undefined && model === undefined && script === undefined) return run;
  const told: Told = {
    penalty: penalty === undefined ? undefined : penaltyAnswer(run, penalty),
    model: model ?? null,
    script: script ?? null,
    weightsOfModel: weights === undefined && areDeclared(run),
  };
  return Object.assign(run, { told });
}

/** Smallest and largest share of the residual in the total. */
function shareOf(
  { rows }: Run,
  residuals: Ledger,
  total: string,
): RunAnalysis["residual"]["share"] {
  let [min, max] = [Infinity, -Infinity];
  rows.forEach(({ values }, index) => {
    const residual = residuals.get(index);
    const whole = doubleOf(values, total);
    if (residual === null || whole === undefined || whole === 0) return;
    min = Math.min(min, residual.value / whole);
    max = Math.max(max, residual.value / whole);
  });
  return max < min ? null : { min, max };
}

/** Every row's residual at its own weights. */
function residualsAt({ all, steps }: Observed, weights: Sequence<readonly number[]>): Ledger {
  const found = new Ledger(weights.length);
  const [first] = weights;
  if (first !== undefined && weights.every((own) => own === first)) {
    addResiduals(found, all, steps, first);
    return found;
  }
  const rows = all.map(({ row }) => row);
  const groups = grouped(rows.keys(), (at) => weights.at(rows[at] as number) ?? []);
  for (const [own, some] of groups) addResiduals(found, all.picked(some), steps, own);
  return found;
}

/** Thrown for weights that do not fit the components. */
export class WeightsError extends Error {
  /** A name that is no component, and the names that are; none where weights are given by place. */
  readonly unknown: string | undefined;
  readonly known: readonly string[];

  constructor(message: string, known: readonly string[] = [], unknown?: string) {
    super(message);
    this.known = known;
    this.unknown = unknown;
  }
}

/** The weights that were given, else those of the model. */
export function declaredFor(
  { weights, model }: AnalyzeOptions,
  components: readonly string[],
): readonly number[] | undefined {
  return weights === undefined && model !== undefined
    ? modelWeights(model, components)
    : declaredWeights(weights, components);
}

function declaredWeights(
  weights: AnalyzeOptions["weights"],
  components: readonly string[],
): readonly number[] | undefined {
  if (weights === undefined || components.length === 0) return undefined;
  if (Array.isArray(weights)) {
    if (weights.length === components.length) return weights as readonly number[];
    throw new WeightsError(
      `${weights.length} weights for ${components.length} components (${components.join(", ")})`,
    );
  }
  const named = new Map(weights instanceof Map ? weights : Object.entries(weights));
  const known = new Set(components.flatMap((name) => [name, partName(name)]));
  const unknown = [...named.keys()].find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new WeightsError(
      `no component ${unknown}; there are ${components.join(", ")}`,
      [...known],
      unknown,
    );
  return components.map((name) => named.get(name) ?? named.get(partName(name)) ?? 1);
}
