// A run while its records come in → whether a further record, or a block of them, goes on with it.

import { isWithin } from "./printed.ts";
import { recordAt, type RecordBlock } from "./record-block.ts";
import { RecordList } from "./record-list.ts";
import { type Selection, StoredValues } from "./row-store.ts";
import { isTotalName } from "./loss-names.ts";
import type { LogRecord } from "./row.ts";
import { splitOfName, withoutSplit } from "./splits.ts";

export interface Draft {
  epoch: number | null;
  /** Step of the last record inside its epoch. */
  step: number | null;
  clock: LogRecord["clock"];
  /** Whether the epoch that `epoch` names has its row. */
  finished: boolean;
  hasNumbers: boolean;
  /** Epochs before the first number: how many updates were kept until each of them. */
  readonly unnumbered: number[];
  plannedEpochs: number | null;
  /** Whether it began with `Epoch 1/1`, as each `fit` of a loop prints it. */
  isLoop: boolean;
  columns: Set<string>;
  /** The columns of stored rows so far; another one of them cannot bring anything new. */
  readonly stored: Set<Selection>;
  records: RecordList;
  /** Length of the last epoch, where it is known. */
  steps: number | null;
  /** Columns of the evaluations among them. */
  evaluated: Set<string>;
  readonly updates: RecordList;
  /** Updates of the present epoch that are kept. */
  updatesOfEpoch: number;
  /** Last update of each epoch, for a log that has nothing else. */
  lastUpdates: Map<number | null, LogRecord>;
}

export function createDraft(): Draft {
  return {
    epoch: null,
    step: null,
    clock: undefined,
    finished: false,
    hasNumbers: false,
    unnumbered: [],
    plannedEpochs: null,
    isLoop: false,
    columns: new Set(),
    stored: new Set(),
    records: new RecordList(),
    steps: null,
    evaluated: new Set(),
    updates: new RecordList(),
    updatesOfEpoch: 0,
    lastUpdates: new Map(),
  };
}

/**
 * Evidence inside an epoch comes from its first updates, where few batches are averaged, and from the last one; a log of
 * gigabytes of updates must not fill the memory with the others.
 */
const UPDATES_OF_RUN = 2048;
/**
 * First updates of an epoch that are kept, by how many the run has: eight whole epochs tell as much as hundreds, and figures
 * are taken from 2,048 rows. 20,000 updates took half the time of a verdict, and told no other one in 1,997 logs; of 162 made
 * runs of 3,000 to 50,000 updates 2,048 told 145 verdicts right, and 4,096 told 144.
 */
const FIRST_UPDATES = [
  { until: 1024, first: 128 },
  { until: UPDATES_OF_RUN, first: 16 },
] as const;

export function mayKeepUpdates({ updates }: Draft): boolean {
  return updates.length < UPDATES_OF_RUN;
}

export function isKept(record: LogRecord, draft: Draft): boolean {
  draft.updatesOfEpoch += 1;
  const quota = FIRST_UPDATES.find(({ until }) => draft.updates.length < until);
  if (quota === undefined) return false;
  return draft.updatesOfEpoch <= quota.first || record.step === record.steps;
}

/** `Epoch 1/1` again, over as many steps and with the same columns: one more epoch of a loop around `fit`, for which Keras 3 prints no header at all. */
export function inLoop(record: LogRecord, draft: Draft): LogRecord {
  const { epoch, epochs, steps, values } = record;
  if (!draft.isLoop || draft.epoch === null || epoch !== 1 || epochs !== 1) return record;
  const isNext = draft.finished && record.origin !== "evaluate";
  if (isNext && (steps !== draft.steps || !isWithin(values, draft.columns))) return record;
  const count = draft.epoch + (isNext ? 1 : 0);
  return { ...record, epoch: count, epochs: count };
}

/** Runs from which on a table whose runs are a first epoch each is of one loop around `fit`. */
const LOOPS = 3;

/** The runs of a table that CSVLogger went on with in each `fit` of one epoch: one run, whose epochs are counted. */
export function ofOneLoop(drafts: readonly Draft[]): readonly Draft[] {
  const [first] = drafts;
  const isOne = (draft: Draft): boolean =>
    draft.records.length === 1 &&
    draft.epoch === 1 &&
    draft.plannedEpochs === null &&
    draft.updates.length === 0 &&
    draft.columns.size === first?.columns.size &&
    [...draft.columns].every((name) => first.columns.has(name));
  if (drafts.length < LOOPS || !drafts.every(isOne)) return drafts;
  const loop = createDraft();
  for (const { records } of drafts)
    for (const record of records) {
      const epoch = (loop.epoch ?? 0) + 1;
      comesTo({ ...record, epoch }, loop);
      addEpoch({ ...record, epoch }, loop, true);
    }
  return [loop];
}

/** The run goes on with the record: where it stands in it. */
export function comesTo(record: LogRecord, draft: Draft): void {
  draft.isLoop ||= draft.epoch === null && record.epoch === 1 && record.epochs === 1;
  if (draft.finished || draft.epoch !== record.epoch) draft.updatesOfEpoch = 0;
  draft.epoch = record.epoch;
  draft.step = record.step;
  draft.clock ??= record.clock;
  draft.finished = record.origin === "epoch";
  draft.hasNumbers ||= record.epoch !== null;
  if (!draft.hasNumbers && record.origin === "epoch") draft.unnumbered.push(draft.updates.length);
  draft.steps = record.steps ?? draft.steps;
  draft.plannedEpochs = record.epochs ?? draft.plannedEpochs;
}

/** The run goes on with all of a block of epochs. */
export function comesToEnd(block: RecordBlock, draft: Draft): void {
  const { length } = block.epochs;
  comesTo(recordAt(block, length - 1), draft);
  draft.updatesOfEpoch = 0;
  if (draft.hasNumbers) return;
  for (let others = 1; others < length; others += 1) draft.unnumbered.push(draft.updates.length);
}

export function addEpoch(record: LogRecord, draft: Draft, isNew: boolean): void {
  if (isNew) {
    for (const name of record.values.keys()) draft.columns.add(name);
    if (record.values instanceof StoredValues) draft.stored.add(record.values.selection);
  }
  draft.records.push(record);
  if (draft.lastUpdates.size > 0) draft.lastUpdates.clear();
}

/** A run begins where its record says so, where the epoch number does not rise, or where no column but `loss` is left. */
export function beginsRun(record: LogRecord, draft: Draft, isKnown: boolean): boolean {
  if (record.beginsRun !== undefined) return record.beginsRun;
  if (draft.hasNumbers !== (record.epoch !== null)) return !headersWereCutOff(record, draft);
  if (record.epoch !== null && draft.epoch !== null) {
    if (record.epoch < draft.epoch) return true;
    if (record.epoch === draft.epoch && draft.finished) return !isLater(record, draft);
  }
  if (record.origin !== "epoch" || draft.columns.size === 0) return false;
  if (isKnown) return false;
  // One after the other until one tells: a run may have thousands of columns, and each of its rows comes by here.
  let isNamed = false;
  for (const name of record.values.keys()) {
    const isOwn = isOwnName(name);
    if (isOwn && draft.columns.has(name)) return false;
    isNamed ||= isOwn;
  }
  const wasNamed = some(draft.columns, isOwnName);
  if (wasNamed && isNamed) return true;
  return (wasNamed || isNamed) && !hasTotal(record.values.keys()) && !hasTotal(draft.columns);
}

/**
 * Whether the epochs before the first number are those that lead up to it: a paste often begins below its first header. One
 * before epoch 1 is an evaluation or a run of its own; so is a bar of another length.
 */
function headersWereCutOff(record: LogRecord, draft: Draft): boolean {
  const { unnumbered, steps } = draft;
  if (draft.hasNumbers || record.epoch === null) return false;
  if (record.epoch <= Math.max(unnumbered.length, 1)) return false;
  if (record.steps !== null && steps !== null && record.steps !== steps) return false;
  const isOf = (name: string): boolean => draft.columns.has(name);
  // `loss` alone is in every run.
  const isNamed = some(record.values.keys(), isOwnName) && some(draft.columns, isOwnName);
  return (
    draft.columns.size === 0 ||
    some(record.values.keys(), (name) => isOf(name) && (!isNamed || isOwnName(name)))
  );
}

/** Rows of known columns whose epochs rise from the last one on, or that are said to begin no run. */
export function goesOn({ like, selection, epochs }: RecordBlock, draft: Draft): boolean {
  if (like.beginsRun === false) return draft.stored.has(selection);
  if (!isKnownSelection(selection, draft)) return false;
  if (draft.epoch === null) return false;
  let before = draft.epoch;
  for (const epoch of epochs) {
    if (epoch <= before) return false;
    before = epoch;
  }
  return true;
}

/** Bars over iterations, of which no epoch is printed: `for batch in tqdm(loader)`. */
export function hasBars({ clock, updates }: Draft): boolean {
  return clock === "iteration" && updates.length > 0;
}

/** What was drawn at each iteration is a row of its own. */
export function* drawn({ updates, records }: Draft): Generator<LogRecord> {
  const left = updates[Symbol.iterator]();
  let next = left.next();
  for (const record of records) {
    while (next.done !== true && (next.value.epoch ?? 0) < (record.epoch ?? 0)) {
      yield { ...next.value, origin: "epoch" };
      next = left.next();
    }
    yield record;
  }
}

export function columnsWith({ values }: LogRecord, { columns }: Draft): number {
  let count = columns.size;
  for (const name of values.keys()) if (!columns.has(name)) count += 1;
  return count;
}

/** Whether the row has the columns of an earlier stored row of the run, and other columns than `loss` among them. */
export function hasKnownColumns({ values }: LogRecord, draft: Draft): boolean {
  return values instanceof StoredValues && isKnownSelection(values.selection, draft);
}

function isKnownSelection(selection: Selection, { stored }: Draft): boolean {
  const { places } = selection;
  return stored.has(selection) && (places.size > 2 || some(places.keys(), isOwnName));
}

/** A name that says something of the run: of a column of its own, not of the total and not of what it was measured on. */
function isOwnName(name: string): boolean {
  return name !== "loss" && splitOfName(name) === undefined;
}

function some(names: Iterable<string>, passes: (name: string) => boolean): boolean {
  for (const name of names) if (passes(name)) return true;
  return false;
}

function hasTotal(names: Iterable<string>): boolean {
  return some(names, (name) => isTotalName(withoutSplit(name)));
}

/** A row of its own inside the epoch of the row before: a fraction of an epoch is printed with few digits. */
function isLater(record: LogRecord, { epoch, step }: Draft): boolean {
  return !Number.isInteger(epoch) && record.step !== null && step !== null && record.step > step;
}
