// A log's records in printed order → its runs: epochs numbered, runs parted, train and validation columns told apart.

import {
  addEpoch,
  beginsRun,
  columnsWith,
  comesTo,
  comesToEnd,
  createDraft,
  type Draft,
  drawn,
  goesOn,
  hasBars,
  hasKnownColumns,
  inLoop,
  isKept,
  mayKeepUpdates,
  ofOneLoop,
} from "./draft.ts";
import type { RowClock } from "./clock.ts";
import type { Sequence } from "../math/sequence.ts";
import { tableOfRows } from "./make-rows.ts";
import { withoutOutput } from "./output-val.ts";
import { settlePrecision } from "./precision.ts";
import { type RecordBlock, withTurns } from "./record-block.ts";
import { RecordPacker } from "./record-packer.ts";
import { StoredValues } from "./row-store.ts";
import type { LogRecord, Row } from "./row.ts";
import type { Run, Writer } from "./run.ts";
import { isHeldOutName, type SplitColumn, splitColumns } from "./splits.ts";

export interface TableLimits {
  /** Runs of one log: each costs its judgement and its report. */
  readonly runs: number;
  /** Numbers of one log, updates among them, as `weightOf` counts them. */
  readonly numbers: number;
  /** Columns of one run: 16,000 of them take seconds, and more take minutes. */
  readonly columns: number;
}

const LIMITS: TableLimits = { runs: 10_000, numbers: 2 ** 24, columns: 4096 };

/** A row whose numbers are objects takes some 150 bytes a number and 300 for itself, a stored one ten and sixteen. */
function weightOf({ values }: LogRecord): number {
  return values instanceof StoredValues ? values.size : 4 * values.size + 8;
}

interface AssemblerOptions {
  /** Else only what may stand in for a missing epoch is kept of them. */
  readonly updates?: boolean;
  readonly limits?: TableLimits;
}

export class Assembler {
  readonly #updates: boolean;
  readonly #limits: TableLimits;
  readonly #drafts: Draft[] = [];
  /** Evaluations before the first epoch. */
  readonly #leading: LogRecord[] = [];
  readonly #packer = new RecordPacker();
  #numbers = 0;
  #isFull = false;

  constructor({ updates = false, limits = LIMITS }: AssemblerOptions = {}) {
    this.#updates = updates;
    this.#limits = limits;
  }

  /** Adds all of them if they simply go on with the run; else none, and gives false. Each is an epoch's. */
  addBlock(block: RecordBlock): boolean {
    const blocks = withTurns(block);
    const width = blocks.reduce((sum, { selection }) => sum + selection.places.size, 0);
    const weight = width * block.epochs.length;
    const last = this.#drafts.at(-1);
    if (this.#isFull || last === undefined || !blocks.every((one) => goesOn(one, last)))
      return false;
    if (this.#numbers + weight > this.#limits.numbers) return false;
    this.#numbers += weight;
    for (const one of blocks) comesToEnd(one, last);
    last.records.pushBlock(block);
    if (last.lastUpdates.size > 0) last.lastUpdates.clear();
    return true;
  }

  /** Gives undefined where it is kept or not needed, else why it is not kept: one clause. */
  add(added: LogRecord): string | undefined {
    const limits = this.#limits;
    const last = this.#drafts.at(-1);
    const record = last === undefined ? added : inLoop(added, last);
    if (this.#numbers + record.values.size > limits.numbers) {
      if (record.origin === "update") return undefined;
      return `beyond the ${limits.numbers} numbers that are read of one log`;
    }
    if (record.values.size > limits.columns) return beyondColumns(limits);
    if (record.origin === "evaluate" && !this.#isFull) {
      this.#addEvaluation(this.#kept(record), last);
      return undefined;
    }
    const isKnown = last !== undefined && hasKnownColumns(record, last);
    const draft = this.#draftFor(record, last, isKnown);
    if (draft === undefined) return `beyond the ${limits.runs} runs that are read of one log`;
    const isNew = record.origin === "epoch" && !(isKnown && draft === last);
    if (isNew && columnsWith(record, draft) > limits.columns) return beyondColumns(limits);
    comesTo(record, draft);
    if (record.origin === "epoch") addEpoch(this.#kept(record), draft, isNew);
    else this.#addUpdate(record, draft);
    return undefined;
  }

  /** The record as it is kept, and counted. */
  #kept(record: LogRecord): LogRecord {
    const packed = this.#packer.pack(record);
    this.#numbers += weightOf(packed);
    return packed;
  }

  /** Whether any update of the present run would still be kept. */
  wantsUpdates(): boolean {
    const last = this.#drafts.at(-1);
    return this.#updates && (last === undefined || mayKeepUpdates(last));
  }

  /**
   * `numbers`: whether they are rounded to the places printed, or floats in full, whose columns tell their intervals.
   * More records may follow, and spoil the runs given before.
   */
  finish(dialect: string, writer: Writer, spelled: "rounded" | "full" = "rounded"): readonly Run[] {
    const before = unnumbered(this.#drafts, this.#leading);
    const drafts = writer.isKeras === true ? ofOneLoop(this.#drafts) : this.#drafts;
    return drafts.slice(before === this.#leading ? 0 : 1).map((draft, index) => {
      const about = { number: index + 1, dialect, writer };
      return finishRun(draft, index === 0 ? before : [], about, spelled === "full");
    });
  }

  /** Undefined where a run begins that is one too many. */
  #draftFor(record: LogRecord, last: Draft | undefined, isKnown: boolean): Draft | undefined {
    if (!this.#isFull && last !== undefined && !beginsRun(record, last, isKnown)) return last;
    // What follows a run that is not kept may not pass for the rest of the one before it.
    this.#isFull ||= this.#drafts.length >= this.#limits.runs;
    if (this.#isFull) return undefined;
    const draft = createDraft();
    this.#drafts.push(draft);
    return draft;
  }

  #addEvaluation(record: LogRecord, last: Draft | undefined): void {
    if (last === undefined) {
      this.#leading.push(record);
      return;
    }
    last.records.push(record);
    for (const name of record.values.keys()) last.evaluated.add(name);
  }

  #addUpdate(record: LogRecord, draft: Draft): void {
    const isWanted = this.#updates && isKept(record, draft);
    const packed = isWanted ? this.#kept(record) : record;
    if (isWanted) draft.updates.push(packed);
    if (draft.records.length > 0) return;
    if (!draft.lastUpdates.has(record.epoch)) this.#numbers += weightOf(packed);
    draft.lastUpdates.set(record.epoch, packed);
  }
}

function beyondColumns({ columns }: TableLimits): string {
  return `beyond the ${columns} columns that are read of one run; those of the losses are enough`;
}

/**
 * Rows before the first header: with validation columns they are a `fit` of one epoch, for which Keras 3 prints no header.
 * Else they are an evaluation of the model before it was trained. Gives the evaluations before the first run: `leading`,
 * or where there are others those of the first draft too, which then is no run.
 */
function unnumbered(drafts: readonly Draft[], leading: readonly LogRecord[]): readonly LogRecord[] {
  const [first, second] = drafts;
  if (first === undefined || second === undefined) return leading;
  if (first.hasNumbers || !second.hasNumbers) return leading;
  if ([...first.columns].some(isHeldOutName)) return leading;
  const evaluations = [...first.records].map((record) => ({
    ...record,
    origin: "evaluate" as const,
  }));
  return [...evaluations, ...leading];
}

type Made = Pick<Run, "rows" | "updates">;

function finishRun(
  draft: Draft,
  before: readonly LogRecord[],
  { number, dialect, writer }: Pick<Run, "number" | "dialect" | "writer">,
  isFull: boolean,
): Run {
  const hasEpochs = draft.columns.size > 0;
  const after = hasEpochs ? [] : [...draft.lastUpdates.values()];
  const names = new Set(draft.columns);
  for (const { values } of hasEpochs ? [] : [...before, ...draft.records, ...after]) {
    for (const name of values.keys()) names.add(name);
  }
  const isOfBars = hasBars(draft);
  const records = {
    [Symbol.iterator]: () => oneByOne(before, isOfBars ? drawn(draft) : draft.records, after),
  };
  const splits = withoutOutput(splitColumns(names), names, records);
  const columns = new Set<string>();
  for (const name of names)
    if (isOfTraining(splits.get(name))) columns.add(splits.get(name)?.base ?? name);
  for (const name of names) columns.add(splits.get(name)?.base ?? name);
  for (const { values } of before) for (const name of values.keys()) columns.add(name);
  for (const name of draft.evaluated) columns.add(name);
  /** Numbers spelled in full are widened to what their columns allow. */
  const makeRows = (): Made => {
    const tables = [records, isOfBars ? [] : draft.updates].map((some) =>
      tableOfRows(some, records, splits, draft.unnumbered),
    );
    const [rows, updates] = tables.map((table) => table.rows()) as [Made["rows"], Made["rows"]];
    const settled = isFull ? settlePrecision([rows, updates]) : undefined;
    if (settled !== undefined) for (const table of tables) table.change(settled);
    return { rows, updates };
  };
  const parts = new Set(["train", ...Array.from(splits.values(), ({ split }) => split)]).size;
  const size = before.length + draft.records.length + after.length + draft.updates.length;
  const numbers = draft.records.numbers + draft.updates.numbers;
  return new StoredRun(
    makeRows,
    { rows: parts * size, numbers },
    {
      number,
      dialect,
      writer,
      columns: [...columns],
      plannedEpochs: draft.plannedEpochs,
      ...(draft.clock === undefined ? {} : { clock: draft.clock }),
    },
  );
}

function* oneByOne(...lists: readonly Iterable<LogRecord>[]): Generator<LogRecord> {
  for (const list of lists) yield* list;
}

/** Its rows are made when they are first asked for: a million take longer to make than to read. */
class StoredRun implements Run {
  declare readonly number: number;
  declare readonly dialect: string;
  declare readonly writer: Writer;
  declare readonly clock?: RowClock;
  declare readonly columns: readonly string[];
  declare readonly plannedEpochs: number | null;
  readonly size: RunSize;
  readonly #make: () => Made;
  readonly #about: Omit<Run, keyof Made>;
  #made: Made | undefined;

  constructor(make: () => Made, size: RunSize, about: Omit<Run, keyof Made>) {
    this.size = size;
    this.#make = make;
    this.#about = about;
    Object.assign(this, about);
  }

  get rows(): Sequence<Row> {
    return (this.#made ??= this.#make()).rows;
  }

  get updates(): Sequence<Row> {
    return (this.#made ??= this.#make()).updates;
  }

  /** The same run, whose rows live as long as it does. */
  again(): Run {
    return new StoredRun(this.#make, this.size, this.#about);
  }
}

/** A run to work on: with it go the rows that were made for the work. */
export function runAgain(run: Run): Run {
  return run instanceof StoredRun ? run.again() : run;
}

/** Rows at most, updates among them, and about how many numbers are in them. */
interface RunSize {
  readonly rows: number;
  readonly numbers: number;
}

/** How large a run is; no row of one that was read is made to know it. */
export function sizeOfRun(run: Run): RunSize {
  if (run instanceof StoredRun) return run.size;
  const rows = run.rows.length + run.updates.length;
  return { rows, numbers: rows * run.columns.length };
}

function isOfTraining(column: SplitColumn | undefined): boolean {
  return column === undefined || column.split === "train";
}
