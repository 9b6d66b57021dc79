// A log's records in printed order → its runs: epochs numbered, runs parted, train and validation columns told apart.

import { settlePrecision } from "./precision.ts";
import type { Printed } from "./printed.ts";
import type { LogRecord, Row } from "./row.ts";
import type { Run, Writer } from "./run.ts";

export interface Assembler {
  add(record: LogRecord): void;
  /** `numbers`: whether they are rounded to the places printed, or floats in full, whose columns tell their intervals. */
  finish(dialect: string, writer: Writer, numbers?: "rounded" | "full"): readonly Run[];
}

/** One run while its records come in. */
interface Draft {
  epoch: number | null;
  /** Whether the epoch that `epoch` names has its row. */
  finished: boolean;
  hasNumbers: boolean;
  plannedEpochs: number | null;
  columns: Set<string>;
  records: LogRecord[];
  updates: LogRecord[];
  /** Updates of the present epoch that are kept. */
  updatesOfEpoch: number;
  /** Last update of each epoch, for a log that has nothing else. */
  lastUpdates: Map<number | null, LogRecord>;
}

const PREFIX = "val_";

/** With `updates` off only what may stand in for a missing epoch is kept of them. */
export function createAssembler({
  updates = false,
}: { readonly updates?: boolean } = {}): Assembler {
  const drafts: Draft[] = [];
  let leading: LogRecord[] = []; // evaluations before the first epoch

  const draftFor = (record: LogRecord): Draft => {
    const last = drafts.at(-1);
    if (last !== undefined && !beginsRun(record, last)) return last;
    const draft: Draft = {
      epoch: null,
      finished: false,
      hasNumbers: false,
      plannedEpochs: null,
      columns: new Set(),
      records: [],
      updates: [],
      updatesOfEpoch: 0,
      lastUpdates: new Map(),
    };
    drafts.push(draft);
    return draft;
  };

  return {
    add(record) {
      if (record.origin === "evaluate") {
        const last = drafts.at(-1);
        if (last === undefined) leading.push(record);
        else last.records.push(record);
        return;
      }
      const draft = draftFor(record);
      if (draft.epoch !== record.epoch) draft.updatesOfEpoch = 0;
      draft.epoch = record.epoch;
      draft.finished = record.origin === "epoch";
      draft.hasNumbers ||= record.epoch !== null;
      draft.plannedEpochs = record.epochs ?? draft.plannedEpochs;
      if (record.origin === "epoch") {
        for (const name of record.values.keys()) draft.columns.add(name);
        draft.records.push(record);
        draft.lastUpdates.clear();
      } else {
        if (updates && isKept(record, draft)) draft.updates.push(record);
        if (draft.records.length === 0) draft.lastUpdates.set(record.epoch, record);
      }
    },
    finish(dialect, writer, numbers = "rounded") {
      joinUnnumbered(drafts, leading);
      leading = [];
      const runs = drafts.map((draft, index) => finishRun(draft, index + 1, dialect, writer));
      if (numbers === "rounded") return runs;
      return runs.map((run) => {
        const { rows, others } = settlePrecision(run.rows, run.updates);
        return { ...run, rows, updates: others };
      });
    },
  };
}

/**
 * Evidence inside an epoch comes from its first updates, where few batches are averaged, and from the last one; a log of
 * gigabytes of updates must not fill the memory with the others.
 */
const UPDATES_OF_EPOCH = 128;
const UPDATES_OF_RUN = 20_000;

function isKept(record: LogRecord, draft: Draft): boolean {
  draft.updatesOfEpoch += 1;
  if (draft.updates.length >= UPDATES_OF_RUN) return false;
  return draft.updatesOfEpoch <= UPDATES_OF_EPOCH || record.step === record.steps;
}

/** A run begins where the epoch number does not rise, or where no column but `loss` is left. */
function beginsRun(record: LogRecord, draft: Draft): boolean {
  if (draft.hasNumbers !== (record.epoch !== null)) return true;
  if (record.epoch !== null && draft.epoch !== null) {
    if (record.epoch < draft.epoch) return true;
    if (record.epoch === draft.epoch && draft.finished) return true;
  }
  if (record.origin !== "epoch" || draft.columns.size === 0) return false;
  const before = withoutLoss(draft.columns);
  const now = withoutLoss(record.values.keys());
  if (before.length === 0 || now.length === 0) {
    return (
      !draft.columns.has("loss") && !record.values.has("loss") && before.length + now.length > 0
    );
  }
  return !now.some((name) => draft.columns.has(name));
}

function withoutLoss(names: Iterable<string>): string[] {
  return [...names].filter((name) => name !== "loss" && name !== `${PREFIX}loss`);
}

/**
 * Rows without a header before the first header are a `fit` of one epoch if they have validation columns (Keras 3 prints
 * no header then), else an evaluation of the model before it was trained.
 */
function joinUnnumbered(drafts: Draft[], leading: readonly LogRecord[]): void {
  const [first, second] = drafts;
  let before = [...leading];
  if (first !== undefined && second !== undefined && !first.hasNumbers && second.hasNumbers) {
    if (![...first.columns].some((name) => name.startsWith(PREFIX))) {
      drafts.shift();
      before = [
        ...first.records.map((record) => ({ ...record, origin: "evaluate" as const })),
        ...before,
      ];
    }
  }
  if (drafts[0] !== undefined) drafts[0].records.unshift(...before);
}

function finishRun(draft: Draft, number: number, dialect: string, writer: Writer): Run {
  const nothingElse = draft.columns.size === 0;
  const records = nothingElse ? [...draft.records, ...draft.lastUpdates.values()] : draft.records;
  if (nothingElse) {
    for (const { values } of records) for (const name of values.keys()) draft.columns.add(name);
  }
  const isValidation = validationTest(draft.columns);
  const columns = new Set<string>();
  for (const name of draft.columns) if (!isValidation(name)) columns.add(name);
  for (const name of draft.columns) if (isValidation(name)) columns.add(name.slice(PREFIX.length));
  const toRows = createRowMaker(records, isValidation);
  const rows = records.flatMap(toRows);
  const updates = draft.updates.flatMap(createRowMaker(records, isValidation));
  for (const row of rows) {
    if (row.origin === "evaluate") for (const name of row.values.keys()) columns.add(name);
  }
  return {
    number,
    dialect,
    writer,
    columns: [...columns],
    rows,
    updates,
    plannedEpochs: draft.plannedEpochs,
  };
}

/** `val_x` is validation when `x` is a column too, or when the run has a `val_loss`; else its name merely begins so. */
function validationTest(columns: ReadonlySet<string>): (name: string) => boolean {
  const hasLoss = columns.has(`${PREFIX}loss`) && columns.has("loss");
  return (name) =>
    name.startsWith(PREFIX) &&
    name.length > PREFIX.length &&
    (hasLoss || columns.has(name.slice(PREFIX.length)));
}

function createRowMaker(
  records: readonly LogRecord[],
  isValidation: (name: string) => boolean,
): (record: LogRecord) => Row[] {
  let epoch = (records.find((record) => record.epoch !== null)?.epoch ?? 1) - 1;
  return (record) => {
    if (record.epoch !== null && record.origin !== "evaluate") epoch = record.epoch;
    else if (record.origin === "epoch") epoch += 1;
    const { origin, step, steps, line, place } = record;
    // Updates are printed before the row that ends their epoch.
    const ownEpoch = origin === "update" && record.epoch === null ? epoch + 1 : epoch;
    const common = {
      origin,
      epoch: ownEpoch,
      step,
      steps,
      line,
      ...(place === undefined ? {} : { place }),
    };
    if (origin === "evaluate") {
      return [{ ...common, split: "val", prefix: "", values: record.values }];
    }
    const train = new Map<string, Printed>();
    const val = new Map<string, Printed>();
    for (const [name, value] of record.values) {
      if (isValidation(name)) val.set(name.slice(PREFIX.length), value);
      else train.set(name, value);
    }
    const rows: Row[] = [];
    if (train.size > 0) rows.push({ ...common, split: "train", prefix: "", values: train });
    if (val.size > 0) rows.push({ ...common, split: "val", prefix: PREFIX, values: val });
    return rows;
  };
}
