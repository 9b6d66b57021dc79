// An Analysis → the plain objects of the versioned JSON contract `lossledger/v1`; column names are data and only ever become keys by Object.fromEntries or of objects without a prototype.

import { answerOf } from "../analysis/answer/answer.ts";
import { contributionsOf } from "../analysis/answer/run-rows.ts";
import type { Certificate, Evidence, Finding } from "../causes/finding.ts";
import type {
  Analysis,
  ModelVerdict,
  Ranged,
  RowAnalysis,
  RunAnalysis,
  WeightEnd,
} from "../analysis/analysis.ts";
import { StoredValues, textsOf } from "../table/row-store.ts";
import { placeText, shownName } from "../table/row.ts";
import type { CheckReport, Outcome } from "../analysis/outcome.ts";
import { nonFinite } from "../math/short.ts";
import { namedText, outcomesOfRun } from "./outcome-list.ts";
import {
  type JsonLeaf,
  JsonList,
  type JsonObject,
  type JsonParts,
  JsonRow,
  type JsonValue,
} from "./json-pieces.ts";

/** The whole answer as one object. */
export function contractOf(analysis: Analysis): JsonParts {
  return {
    schema: analysis.schema,
    runs: new JsonList(eachMade(analysis.runs, (run) => runContract(analysis, run))),
    unjudged: analysis.unjudged,
    check: analysis.check && checkContract(analysis.check),
  };
}

/** A run costs its models, and a row its numbers, while it is written and no longer. */
function* eachMade<T, U>(list: Iterable<T>, make: (one: T) => U): Generator<U> {
  for (const one of list) yield make(one);
}

function checkContract({ exitCode, stale }: CheckReport): JsonValue {
  return {
    exitCode,
    stale: stale.map(({ source, run, rule }) => ({ source, run, rule })),
  };
}

function outcomeContract(outcome: Outcome): JsonValue {
  const { rule, verdict, title, evidence, next, lines, reason } = outcome;
  return { rule, verdict, title, text: namedText(outcome), evidence, next, lines, reason };
}

/**
 * One run; what was passed over belongs to its source and is repeated in each of the source's runs. A literal in full, as
 * others below: copies by `...` get a hidden class each once compiled (Node 20.20), a twentieth of the time of small logs.
 */
export function runContract(analysis: Analysis, run: RunAnalysis, schema?: string): JsonParts {
  const skipped = analysis.sources.find(({ source }) => source === run.source)?.skipped;
  const { writer } = run;
  // The words of every report; backticks mark names and code.
  const { sentence, cause, told, why, others, soWhat, checks } = answerOf(run);
  return {
    schema,
    source: run.source,
    run: run.run,
    runs: run.runs,
    // What the log is, and what printed it.
    dialect: run.dialect,
    writer: writer.name,
    keras: writer.keras,
    writerCertainty: writer.certainty ?? null,
    writerReleases: writer.releases ?? null,
    writerEvidence: writer.evidence,
    epochs: run.epochs,
    firstEpoch: run.firstEpoch,
    lastEpoch: run.lastEpoch,
    plannedEpochs: run.plannedEpochs,
    verdict: {
      id: run.verdict.id,
      sign: run.verdict.sign,
      certainty: run.verdict.certainty,
      probability: number(run.verdict.probability),
      between: run.verdict.between,
      unlikely: run.verdict.unlikely,
      also: run.verdict.also,
      equallyLikely: run.verdict.equallyLikely,
      sentence,
      cause,
      told,
      why,
      others,
      soWhat,
      checks,
    },
    total: run.total === "" ? null : run.total,
    components: run.components,
    columns: run.columns,
    rows: new JsonList(eachMade(run.rows, (row) => rowContract(run, row))),
    weights: Object.fromEntries(
      run.weights.map(({ component, value, low, high, status }) => [
        component,
        { value: number(value), low: bound(low), high: bound(high), status },
      ]),
    ),
    identifiable: run.identifiable,
    residual: {
      model: run.residual.model,
      share:
        run.residual.share === null
          ? null
          : { min: number(run.residual.share.min), max: number(run.residual.share.max) },
    },
    models: Object.fromEntries(
      run.models.map((entry) => [entry.model, verdictContract(run, entry)]),
    ),
    segments: run.segments.map((stretch) => ({
      ...stretch,
      start: endsContract(run, stretch.start),
      end: endsContract(run, stretch.end),
    })),
    findings: run.findings.map((finding) => findingContract(run, finding)),
    filler: run.filler,
    precision: run.precision,
    updatesUsed: run.updatesUsed,
    penalty: penaltyContract(run),
    regularizers: run.told?.model?.regularizers,
    undecided: run.undecided,
    leftOut: run.leftOut.map(({ row, reason }) => ({ ...place(run, [row]), reason })),
    notes: run.notes,
    skipped: skipped ?? { lines: 0, rejected: 0 },
    outcomes: analysis.check && outcomesOfRun(analysis, run).map(outcomeContract),
  };
}

/** What the user told of the model; absent where nothing was told. */
function penaltyContract({ told }: RunAnalysis): JsonObject | undefined {
  const penalty = told?.penalty ?? undefined;
  return penalty && { ...penalty, low: number(penalty.low), high: number(penalty.high) };
}

function endsContract({ components }: RunAnalysis, ends: readonly WeightEnd[]): JsonValue {
  return Object.fromEntries(
    ends.map(({ value, low, high }, i) => [
      components[i] ?? String(i),
      { value: number(value), low: bound(low), high: bound(high) },
    ]),
  );
}

/**
 * Rows that are stored alike differ in their leaves alone: to put these into a text that is spelled once takes half the
 * time of an object each (Node 20.20).
 */
function rowContract(run: RunAnalysis, row: RowAnalysis): JsonObject | JsonRow {
  const { values, residual, place } = row;
  const leaves = leavesOf(run, row);
  if (!(values instanceof StoredValues) || place !== undefined) return withLeaves(run, row, leaves);
  const { selection } = values;
  const shape = residual === null ? selection.places : selection;
  return new JsonRow(shape, leaves, (others) => withLeaves(run, row, others));
}

function leavesOf(run: RunAnalysis, row: RowAnalysis): readonly JsonLeaf[] {
  const { epoch, split, line, origin, step, steps, residual } = row;
  const { value, low, high } = residual ?? NOTHING;
  const leaves: JsonLeaf[] = [epoch, split, line, origin, step, steps];
  leaves.push(number(value), number(low), number(high));
  // What intervals the characters stand for is not asked for: that takes ten times as long.
  for (const text of textsOf(row.values)) leaves.push(text);
  if (run.total !== "") for (const part of contributionsOf(run, row)) leaves.push(number(part));
  return leaves;
}

const NOTHING: Ranged = { value: 0, low: 0, high: 0 };

function withLeaves(run: RunAnalysis, row: RowAnalysis, leaves: readonly JsonLeaf[]): JsonObject {
  const [epoch, split, line, origin, step, steps, value, low, high, ...more] = leaves;
  const values = namedData();
  for (const name of row.values.keys()) values[name] = more.shift();
  const contributions = namedData();
  if (run.total !== "")
    for (const component of run.components) {
      const part = more.shift();
      if (row.values.has(shownName(row, component))) contributions[component] = part;
    }
  return {
    epoch,
    split,
    line,
    place: row.place && placeText(row.place),
    origin,
    step,
    steps,
    values,
    contributions,
    residual: row.residual === null ? null : { value, low, high },
  };
}

/** For names that the log gives, `__proto__` among them. */
function namedData(): Record<string, JsonLeaf | undefined> {
  return Object.create(null) as Record<string, JsonLeaf | undefined>;
}

/** `rows` are the log's own epoch numbers, `lines` its lines, `at` the positions in the run's `rows`. */
function place(run: RunAnalysis, indices: readonly number[]) {
  const known = indices.filter((index) => run.rows.at(index) !== undefined);
  const rows = known.map((index) => run.rows.at(index) as RowAnalysis);
  return { rows: rows.map(({ epoch }) => epoch), lines: rows.map(({ line }) => line), at: known };
}

function verdictContract(run: RunAnalysis, { feasible, certificate }: ModelVerdict): JsonObject {
  return { feasible, certificate: certificate && certificateContract(run, certificate) };
}

function certificateContract(
  run: RunAnalysis,
  { rows: indices, terms, gap, words }: Certificate,
): JsonObject {
  const { rows, lines, at } = place(run, indices);
  return {
    rows,
    lines,
    at,
    terms: terms.map(({ row, bound: side, multiplier }) => ({ at: row, bound: side, multiplier })),
    gap: number(gap),
    words,
  };
}

function findingContract(run: RunAnalysis, finding: Finding): JsonValue {
  return {
    cause: finding.cause,
    certainty: finding.certainty,
    title: finding.title,
    clause: finding.clause,
    evidence: finding.evidence.map((entry) => evidenceContract(run, entry)),
    next: finding.next,
  };
}

function evidenceContract(
  run: RunAnalysis,
  { kind, text, rows: indices, certificate }: Evidence,
): JsonObject {
  const { rows, lines, at }: Partial<ReturnType<typeof place>> = indices ? place(run, indices) : {};
  return {
    kind,
    text,
    rows,
    lines,
    at,
    certificate: certificate && certificateContract(run, certificate),
  };
}

/** Numbers that JSON cannot hold become words. */
function number(value: number): number | string {
  return Number.isFinite(value) ? value : nonFinite(value);
}

function bound(value: number | null): JsonValue {
  return value === null ? null : number(value);
}
