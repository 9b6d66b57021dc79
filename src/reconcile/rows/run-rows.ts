// Observed rows → the three kinds of rows that evidence is taken from: progress updates, epochs, validation.

import { onceFor } from "../../math/lazy.ts";
import type { FittedRows } from "./fitted-rows.ts";
import { innerUpdates } from "./inner-updates.ts";
import type { Observed } from "./observe.ts";
import { inTimeOrder, type Rows } from "./rows.ts";
import { evidenceSlack, type Slack, typicalSlack } from "./slack.ts";

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
  /** Whether the trainer averages total and components over different things, as Keras 3 does with a short batch; null: it may. */
  readonly isUneven: boolean | null;
  readonly mayBeUneven: boolean;
}

/** Kinds of rows that are asked together. */
const KINDS = {
  all: ["updates", "train", "val"],
  training: ["updates", "train"],
  epochs: ["train", "val"],
  updates: ["updates"],
  validation: ["val"],
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

export function createRunRows(observed: Observed, isUneven: boolean | null): RunRows {
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
  return {
    updates: innerUpdates(observed, at, float),
    train,
    val: rowsOf(observed.val, 1),
    steps: observed.steps.known ? Math.ceil(observed.steps.train / batchUnit) : ASSUMED_BATCHES,
    isCounted: observed.steps.known,
    batchUnit,
    slack: typicalSlack(observed.steps),
    isUneven,
    mayBeUneven: isUneven !== false,
  };
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
