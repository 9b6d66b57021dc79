// Observed rows → the three kinds of rows that evidence is taken from: progress updates, epochs, validation.

import { addUpAt, type Rows, evidenceSlack, halfWidth, inTimeOrder, unitWeights } from "./rows.ts";
import type { Observed, Update } from "./observe.ts";
import type { Observation } from "./series.ts";

export interface RunRows {
  /** Updates before the last step of an epoch, that say something the epoch's own row does not. */
  readonly updates: Rows;
  readonly train: Rows;
  readonly val: Rows;
  /** Batches in an epoch; assumed 20 where the log does not tell. */
  readonly steps: number;
  /** Whether the bar counts samples, so that one batch is its first step. */
  readonly countsSamples: boolean;
  /** Whether the trainer may average total and components over different things, as Keras 3 does with a short batch. */
  readonly mayBeUneven: boolean;
}

/** One of the three. */
export type Kind = "updates" | "train" | "val";

const stacks = new WeakMap<RunRows, Map<string, Rows>>();

/** The rows of some kinds in order of time, put together once: a verdict asks some ten times. */
export function together(rows: RunRows, kinds: readonly Kind[]): Rows {
  const known = stacks.get(rows) ?? new Map<string, Rows>();
  stacks.set(rows, known);
  const key = kinds.join();
  const found = known.get(key) ?? inTimeOrder(...kinds.map((kind) => rows[kind]));
  known.set(key, found);
  return found;
}

/** Where the log prints no count: about as many as a small set of data has. */
const ASSUMED_BATCHES = 20;

export function createRunRows(observed: Observed, keras: 1 | 2 | 3 | null): RunRows {
  const at = positionsOf([observed.train, observed.val, observed.updates]);
  const float = evidenceSlack(observed.steps.precision);
  const rowsOf = (list: readonly Observation[], offset: number): Rows => {
    const [clock, epochs, steps]: [number[], number[], null[]] = [[], [], []];
    for (const { epoch } of list) {
      const position = at(epoch);
      clock.push(position + offset);
      epochs.push(position);
      steps.push(null);
    }
    return { observations: list, clock, epochs, steps, float };
  };
  const train = rowsOf(observed.train, 0.5);
  const finals = finalsOf(observed);
  const inner = distinct(observed.updates, finals);
  const updates: Rows = {
    observations: inner,
    clock: inner.map(({ epoch, step, steps }) => at(epoch) + step / (2 * steps)),
    epochs: inner.map(({ epoch }) => at(epoch)),
    steps: inner.map(({ step }) => step),
    float,
  };
  return {
    updates: isReplay(updates, inner, finals) ? rowsOf([], 0) : updates,
    train,
    val: rowsOf(observed.val, 1),
    steps: countBatches(observed),
    countsSamples: countBatches(observed) !== observed.steps.train && observed.steps.known,
    mayBeUneven: keras === 3 || keras === null,
  };
}

/** Of epochs with updates the row that they lead to. */
function finalsOf({ train, updates }: Observed): ReadonlyMap<number, Observation> {
  const epochs = new Set(updates.map(({ epoch }) => epoch));
  return new Map(
    epochs.size === 0
      ? []
      : train.flatMap((row) => (epochs.has(row.epoch) ? [[row.epoch, row]] : [])),
  );
}

/** Of every epoch its place among the epochs of the rows, from 0. */
function positionsOf(lists: readonly (readonly Observation[])[]): (epoch: number) => number {
  // Most runs have every epoch, one after the other: a map of 200,000 takes a tenth of a second to make, and another to ask.
  let [first, last] = [0, -1];
  const others = new Set<number>();
  for (const list of lists)
    for (const { epoch } of list) {
      if (last < first) [first, last] = [epoch, epoch];
      else if (epoch === last + 1) last = epoch;
      else if (epoch < first || epoch > last || !Number.isInteger(epoch - first)) others.add(epoch);
    }
  if (others.size === 0) return (epoch) => epoch - first;
  for (let epoch = first; epoch <= last; epoch += 1) others.add(epoch);
  const order = Float64Array.from(others).toSorted();
  const positions = new Map(Array.from(order, (epoch, index) => [epoch, index]));
  return (epoch) => positions.get(epoch) ?? 0;
}

/** Bars that count samples show the batch size as their smallest first step. */
function countBatches({ updates, steps }: Observed): number {
  if (!steps.known) return ASSUMED_BATCHES;
  let smallest = Infinity;
  for (const { step } of updates) if (step > 0) smallest = Math.min(smallest, step);
  return Number.isFinite(smallest) && smallest > 1
    ? Math.ceil(steps.train / smallest)
    : steps.train;
}

function distinct(updates: readonly Update[], finals: ReadonlyMap<number, Observation>): Update[] {
  const seen = new Set<string>();
  return updates.filter((update) => {
    if (update.step >= update.steps) return false;
    const text = textOf(update);
    const key = `${update.epoch}|${text}`;
    if (seen.has(key)) return false;
    seen.add(key);
    const final = finals.get(update.epoch);
    return final === undefined || textOf(final) !== text;
  });
}

function textOf({ total, components }: Observation): string {
  return [total, ...components].map(({ text }) => text).join(" ");
}

/**
 * A log that was printed from finished epoch values has updates that run to them along a straight line, or are a
 * multiple of them: nothing happened in between, and nothing is learned from it.
 */
function isReplay(
  rows: Rows,
  updates: readonly Update[],
  finals: ReadonlyMap<number, Observation>,
): boolean {
  let [tested, straight] = [0, 0];
  const proportional: boolean[] = [];
  const byEpoch = new Map<number, Update[]>();
  for (const update of updates) {
    const others = byEpoch.get(update.epoch);
    if (others === undefined) byEpoch.set(update.epoch, [update]);
    else others.push(update);
  }
  for (const [epoch, own] of byEpoch) {
    const [first, last, final] = [own[0], own.at(-1), finals.get(epoch)];
    if (first === undefined || last === undefined || final === undefined) continue;
    for (const update of own.slice(1, -1)) {
      tested += 1;
      if (onLine(update, first, last, rows.float)) straight += 1;
    }
    proportional.push(isMultiple(first, final));
  }
  if (tested >= 3) return straight >= 0.8 * tested;
  const multiples = proportional.filter(Boolean).length;
  const adds = updates.length > 0 && addUpAt(rows, unitWeights(rows));
  return multiples > 0.5 * proportional.length && proportional.length > 0 && !adds;
}

function onLine(update: Update, first: Update, last: Update, float: number): boolean {
  const share = (update.step - first.step) / Math.max(1, last.step - first.step);
  return [update.total, ...update.components].every((printed, i) => {
    const [from, to] = [columns(first)[i]?.value ?? 0, columns(last)[i]?.value ?? 0];
    const gap = Math.abs(printed.value - (from + share * (to - from)));
    return gap <= 4 * halfWidth(printed) + float * Math.abs(printed.value);
  });
}

function isMultiple(first: Observation, final: Observation): boolean {
  const [a, f] = [columns(first), columns(final)];
  const squares = f.reduce((sum, { value }) => sum + value * value, 0);
  const factor =
    squares > 0
      ? a.reduce((sum, { value }, i) => sum + value * (f[i]?.value ?? 0), 0) / squares
      : 1;
  if (f.length < 3) return false;
  return a.every(
    (printed, i) =>
      Math.abs(printed.value - factor * (f[i]?.value ?? 0)) <=
      2 * (1 + Math.abs(factor)) * halfWidth(printed),
  );
}

function columns({ total, components }: Observation): readonly Observation["total"][] {
  return [total, ...components];
}
