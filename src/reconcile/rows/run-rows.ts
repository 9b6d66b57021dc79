// Observed rows → the three kinds of rows that evidence is taken from: progress updates, epochs, validation.

import { onceFor } from "../../math/lazy.ts";
import type { Writer } from "../../table/run.ts";
import { type FittedRows, membersAt, scratchNumbers } from "./fitted-rows.ts";
import {
  addUpAt,
  type Rows,
  halfWidthAt,
  inTimeOrder,
  placesByEpoch,
  unitWeights,
} from "./rows.ts";
import { evidenceSlack, type Slack, typicalSlack } from "./slack.ts";
import type { Observed, PlaceInEpoch } from "./observe.ts";

export interface RunRows {
  /** Updates before the last step of an epoch, that say something the epoch's own row does not. */
  readonly updates: Rows;
  readonly train: Rows;
  readonly val: Rows;
  /** Batches in an epoch; assumed 20 where the log does not tell. */
  readonly steps: number;
  /** Whether the log prints them. */
  readonly isCounted: boolean;
  /** What one batch counts in the bar: its samples where it counts those, else 1. */
  readonly batchUnit: number;
  /** How far true values may lie outside what is printed. */
  readonly slack: Slack;
  /** Major version of the Keras that averages; null where nobody knows. */
  readonly keras: Writer["keras"];
  /** Whether the trainer may average total and components over different things, as Keras 3 does with a short batch. */
  readonly mayBeUneven: boolean;
}

/** Kinds of rows that are asked together. */
const KINDS = {
  all: ["updates", "train", "val"],
  training: ["updates", "train"],
  epochs: ["train", "val"],
  updates: ["updates"],
} as const;
export type RowKinds = keyof typeof KINDS;

const stacksOf = onceFor<RunRows, Map<string, Rows>>(() => new Map());

/** The rows of some kinds in order of time, put together once: a verdict asks some ten times. */
export function together(rows: RunRows, which: RowKinds): Rows {
  // Without updates or validation several of the questions are one, and with 128 components each takes a quarter of a second.
  const kinds = KINDS[which].filter((kind) => rows[kind].clock.length > 0);
  const stacks = stacksOf(rows);
  const found = stacks.get(kinds.join()) ?? inTimeOrder(...KINDS[which].map((kind) => rows[kind]));
  stacks.set(kinds.join(), found);
  return found;
}

/** Where the log prints no count: about as many as a small set of data has. */
const ASSUMED_BATCHES = 20;

export function createRunRows(observed: Observed, keras: Writer["keras"]): RunRows {
  const at = positionsOf([observed.train, observed.val, observed.updates]);
  const float = evidenceSlack(observed.steps.precision);
  const rowsOf = (list: FittedRows, offset: number): Rows => {
    const [clock, epochs, steps]: [number[], number[], null[]] = [[], [], []];
    for (const epoch of list.epochs()) {
      const position = at(epoch);
      clock.push(position + offset);
      epochs.push(position);
      steps.push(null);
    }
    return { observations: list, clock, epochs, steps, float };
  };
  const train = rowsOf(observed.train, 0.5);
  const batchUnit = smallestStep(observed);
  const finals = finalsOf(observed);
  const kept = distinct(observed, finals);
  const inner = observed.updates.picked(kept);
  const progress = membersAt(observed.progress, kept);
  const epochOf = inner.epochs();
  const updates: Rows = {
    observations: inner,
    clock: progress.map(({ step, steps }, t) => at(epochOf[t] as number) + step / (2 * steps)),
    epochs: epochOf.map(at),
    steps: progress.map(({ step }) => step),
    float,
  };
  return {
    updates: isReplay(updates, finals, epochOf) ? rowsOf(inner.picked([]), 0) : updates,
    train,
    val: rowsOf(observed.val, 1),
    steps: observed.steps.known ? Math.ceil(observed.steps.train / batchUnit) : ASSUMED_BATCHES,
    isCounted: observed.steps.known,
    batchUnit,
    slack: typicalSlack(observed.steps),
    keras,
    mayBeUneven: keras === 3 || keras === null,
  };
}

/** Of epochs with updates the numbers of the row that they lead to. */
function finalsOf({ train, updates }: Observed): ReadonlyMap<number, Float64Array> {
  const epochs = new Set(updates.epochs());
  const finals = new Map<number, Float64Array>();
  if (epochs.size > 0)
    train.epochs().forEach((epoch, t) => {
      if (epochs.has(epoch)) finals.set(epoch, numbersOf(train, t));
    });
  return finals;
}

/** Of every epoch its place among the epochs of the rows, from 0. */
function positionsOf(lists: readonly FittedRows[]): (epoch: number) => number {
  // Most runs have every epoch, one after the other: a map of 200,000 takes a tenth of a second to make, and another to ask.
  let [first, last] = [0, -1];
  const others = new Set<number>();
  for (const list of lists)
    for (const epoch of list.epochs()) {
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

/** Bars that count samples show the batch size as their smallest first step; one that counts steps shows 1 in some epoch, or hides what one batch is. */
function smallestStep({ progress, steps }: Observed): number {
  let smallest = Infinity;
  for (const { step } of progress) if (step > 0) smallest = Math.min(smallest, step);
  return steps.known && Number.isFinite(smallest) ? Math.max(1, smallest) : 1;
}

/** Places of updates with numbers that are neither those of an earlier one of the epoch nor those of its row. */
function distinct(
  { updates, progress }: Observed,
  finals: ReadonlyMap<number, Float64Array>,
): number[] {
  const kept: number[] = [];
  /** Those of the present epoch by their total. */
  const seen = new Map<number, Float64Array[]>();
  let before = Number.NaN;
  updates.epochs().forEach((epoch, at) => {
    const { step, steps } = progress[at] as PlaceInEpoch;
    if (step >= steps) return;
    if (epoch !== before) seen.clear();
    before = epoch;
    const own = numbersOf(updates, at);
    const alike = seen.get(own[0] as number) ?? [];
    if (alike.some((other) => isSame(own, other))) return;
    seen.set(own[0] as number, [...alike, own]);
    const final = finals.get(epoch);
    if (final === undefined || !isSame(own, final)) kept.push(at);
  });
  return kept;
}

/** Value, low and high of the total and of each component. */
function numbersOf(list: FittedRows, at: number): Float64Array {
  const numbers = scratchNumbers(list.components);
  list.putNumbers(at, numbers);
  return numbers.slice();
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.every((number, at) => number === b[at]);
}

/**
 * A log that was printed from finished epoch values has updates that run to them along a straight line, or are a
 * multiple of them: nothing happened in between, and nothing is learned from it.
 */
function isReplay(
  rows: Rows,
  finals: ReadonlyMap<number, Float64Array>,
  epochOf: readonly number[],
): boolean {
  let [tested, straight, multiples, epochs] = [0, 0, 0, 0];
  const { observations, steps } = rows;
  for (const [epoch, own] of placesByEpoch(epochOf)) {
    const final = finals.get(epoch);
    if (final === undefined) continue;
    const numbers = own.map((at) => numbersOf(observations, at));
    const ownSteps = own.map((at) => steps[at] as number);
    for (let i = 1; i < own.length - 1; i += 1) {
      tested += 1;
      if (isOnLine(i, ownSteps, numbers, rows.float)) straight += 1;
    }
    epochs += 1;
    if (isMultiple(numbers[0] as Float64Array, final)) multiples += 1;
  }
  if (tested >= 3) return straight >= 0.8 * tested;
  const adds = observations.length > 0 && addUpAt(rows, unitWeights(rows));
  return multiples > 0.5 * epochs && epochs > 0 && !adds;
}

/** Whether the numbers of an update lie on the line from those of the epoch's first one to those of its last. */
function isOnLine(
  i: number,
  steps: readonly number[],
  numbers: readonly Float64Array[],
  float: number,
): boolean {
  const [first, own, last] = [numbers[0], numbers[i], numbers.at(-1)] as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [start, step, end] = [steps[0], steps[i], steps.at(-1)] as [number, number, number];
  const share = (step - start) / Math.max(1, end - start);
  for (let at = 0; at < own.length; at += 3) {
    const [from, to, value] = [first[at], last[at], own[at]] as [number, number, number];
    const gap = Math.abs(value - (from + share * (to - from)));
    if (!(gap <= 4 * halfWidthAt(own, at) + float * Math.abs(value))) return false;
  }
  return true;
}

function isMultiple(first: Float64Array, final: Float64Array): boolean {
  if (final.length < 9) return false;
  let [squares, product] = [0, 0];
  for (let at = 0; at < final.length; at += 3) {
    squares += (final[at] as number) ** 2;
    product += (first[at] as number) * (final[at] as number);
  }
  const factor = squares > 0 ? product / squares : 1;
  for (let at = 0; at < final.length; at += 3) {
    const gap = Math.abs((first[at] as number) - factor * (final[at] as number));
    if (!(gap <= 2 * (1 + Math.abs(factor)) * halfWidthAt(first, at))) return false;
  }
  return true;
}
