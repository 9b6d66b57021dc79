// A run and its roles → the rows that can be fitted, in order of time, and those that cannot.

import { onceForKey } from "../../math/lazy.ts";
import type { Precision } from "../../math/float-type.ts";
import type { Sequence } from "../../math/sequence.ts";
import type { Printed } from "../../table/printed.ts";
import { readNumber } from "../../table/read-number.ts";
import type { Roles } from "../../table/roles.ts";
import { type Row, shownName, type Split } from "../../table/row.ts";
import type { Run } from "../../table/run.ts";
import { FittedRows, type NumberTable } from "./fitted-rows.ts";
import { countSteps, type EpochSteps } from "./slack.ts";

/** Which rows the user wants fitted. */
interface Selection {
  readonly split?: Split | undefined;
  readonly epochs?: { readonly first: number; readonly last: number } | undefined;
  /** What the losses were computed in; float32 unless said. */
  readonly precision?: Precision | undefined;
}

interface LeftOut {
  /** Index into the run's rows. */
  readonly row: number;
  readonly reason: string;
}

/** Of an update: its running means are those over the first `step` of `steps` steps, or samples. */
export interface PlaceInEpoch {
  readonly step: number;
  readonly steps: number;
}

export interface Observed {
  readonly train: FittedRows;
  readonly val: FittedRows;
  /** Train and validation by time: validation is taken at the end of its epoch, so it stands between two train rows. */
  readonly all: FittedRows;
  /** Progress updates inside the epochs, in printed order; `row` is the index into the run's updates. */
  readonly updates: FittedRows;
  /** How far into its epoch each update is. */
  readonly progress: readonly PlaceInEpoch[];
  readonly leftOut: readonly LeftOut[];
  readonly steps: EpochSteps;
}

/** Sorts rows into fitted and left out; O(n·k). */
export function observe(
  { rows, updates }: Pick<Run, "rows" | "updates">,
  roles: Roles,
  selection: Selection = {},
): Observed {
  const [train, val, inner]: [number[], number[], number[]] = [[], [], []];
  const progress: PlaceInEpoch[] = [];
  const leftOut: LeftOut[] = [];
  const named = [roles.total, ...roles.components];
  const cells = new Float64Array(3 * named.length * (rows.length + updates.length));
  const epochs: number[] = [];
  rows.forEach((row, index) => {
    epochs.push(row.epoch);
    const reason = unwantedBy(row, selection) ?? readInto(cells, row, index, named);
    if (reason !== undefined) leftOut.push({ row: index, reason });
    else (row.split === "train" ? train : val).push(index);
  });
  const times = [...timesOf(rows)];
  updates.forEach((row, index) => {
    const place = epochs.push(row.epoch) - 1;
    times.push(2 * row.epoch);
    const { split, step, steps } = row;
    if (split !== "train" || step === null || steps === null) return;
    const reason = unwantedBy(row, selection) ?? readInto(cells, row, rows.length + index, named);
    if (reason !== undefined) return;
    inner.push(place);
    progress.push({ step, steps });
  });
  const table: NumberTable = {
    columns: named.length,
    cells,
    epochs,
    times,
    row: (place) => (place < rows.length ? place : place - rows.length),
    printed: printedAt({ rows, updates }, named, cells.length <= MOST_KEPT),
  };
  const inTrain = new FittedRows(table, train);
  const byTime = (): number[] =>
    train.concat(val).toSorted((a, b) => (times[a] as number) - (times[b] as number));
  return {
    train: inTrain,
    val: new FittedRows(table, val),
    all: val.length === 0 ? inTrain : new FittedRows(table, byTime()),
    updates: new FittedRows(table, inner),
    progress,
    leftOut,
    steps: countSteps(rows, selection.precision ?? "float32"),
  };
}

function unwantedBy(row: Row, { split, epochs }: Selection): string | undefined {
  if (split !== undefined && row.split !== split) return `not of the chosen split (${split})`;
  if (epochs !== undefined && (row.epoch < epochs.first || row.epoch > epochs.last)) {
    return "outside the chosen epochs";
  }
  return undefined;
}

/** Puts the numbers of a row in its place of the table, or says why it cannot be fitted. */
function readInto(
  cells: Float64Array,
  row: Row,
  index: number,
  named: readonly string[],
): string | undefined {
  const base = 3 * named.length * index;
  let hasZero = false;
  for (let i = 0; i < named.length; i += 1) {
    const at = base + 3 * i;
    if (!readNumber(row.values, named[i] as string, cells, at) || !Number.isFinite(cells[at]))
      return reasonAgainst(row, named);
    hasZero ||= cells[at] === 0;
  }
  // A zero may have to be taken as finer than it is printed.
  if (hasZero)
    printedIn(row, named).forEach(({ low, high }, i) => {
      cells[base + 3 * i + 1] = low;
      cells[base + 3 * i + 2] = high;
    });
  return undefined;
}

/** Why a row cannot be fitted. */
function reasonAgainst(row: Row, named: readonly string[]): string | undefined {
  for (const name of named) {
    const printed = row.values.get(name);
    if (printed === undefined) return `no \`${shownName(row, name)}\` in this row`;
    if (!Number.isFinite(printed.value))
      return `\`${shownName(row, name)}\` is \`${printed.text}\``;
  }
  return undefined;
}

/** Numbers, three a cell, of a table whose characters are kept once they were read; those of a larger one are read again. */
const MOST_KEPT = 3 * 2 ** 19;

/** The characters at a place: of the rows of a run, and then of its updates. */
function printedAt(
  { rows, updates }: Pick<Run, "rows" | "updates">,
  named: readonly string[],
  isKept: boolean,
): NumberTable["printed"] {
  const read = (place: number): readonly Printed[] => {
    const row = place < rows.length ? rows.at(place) : updates.at(place - rows.length);
    return printedIn(row as Row, named);
  };
  return isKept ? onceForKey(read) : read;
}

/** The total and the components of a row that has them all. */
function printedIn(row: Row, named: readonly string[]): readonly Printed[] {
  const found = named.map((name) => row.values.get(name) as Printed);
  return found.map((printed) => asFineAs(printed, found));
}

/** Less than logged fractions of an epoch lie apart. */
const LEAST = 2 ** -20;

/**
 * Validation is taken at the end of its epoch, so that it stands half way to the train row of the next; in a run with
 * fractions of epochs right after that of its own.
 */
export function timesOf(rows: Sequence<Pick<Row, "epoch" | "split">>): readonly number[] {
  const after = rows.every(({ epoch }) => Number.isInteger(epoch)) ? 1 : LEAST;
  return rows.map(({ epoch, split }) => 2 * epoch + (split === "val" ? after : 0));
}

/** A bare `0` among decimals is a number whose zeros were dropped, not one rounded to ones (`%g`: SSH prints `m3_reg_loss: 0`). */
function asFineAs(printed: Printed, row: readonly Printed[]): Printed {
  if (printed.value !== 0 || /[.eE]/.test(printed.text)) return printed;
  const finest = row.reduce(
    (least, { text, low, high }) =>
      /[.eE]/.test(text) ? Math.min(least, (high - low) / 2) : least,
    Infinity,
  );
  return Number.isFinite(finest) ? { ...printed, low: -finest, high: finest } : printed;
}
