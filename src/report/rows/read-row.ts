// Runs as they were read → their rows with the columns named as the log prints them.

import { type Selection, StoredValues, textsOf } from "../../table/row-store.ts";
import { type Row, shownName } from "../../table/row.ts";
import type { Run } from "../../table/run.ts";

export interface ReadRow {
  readonly source: string;
  readonly run: number;
  readonly row: Row;
  /** Columns as the log names them, in order; one list for all rows that are stored alike. */
  readonly names: readonly string[];
}

/** Made anew each time they are asked for: a log may have a million. */
export function readRows(source: string, runs: readonly Run[]): Iterable<ReadRow> {
  return {
    *[Symbol.iterator]() {
      const known = new Map<Selection, readonly string[]>();
      for (const { number: run, rows } of runs) {
        for (const row of rows) yield { source, run, row, names: namesOf(row, known) };
      }
    },
  };
}

function namesOf(row: Row, known: Map<Selection, readonly string[]>): readonly string[] {
  const { values } = row;
  const selection = values instanceof StoredValues ? values.selection : undefined;
  const before = selection && known.get(selection);
  if (before !== undefined) return before;
  const names = [...values.keys()].map((name) => shownName(row, name));
  if (selection !== undefined) known.set(selection, names);
  return names;
}

/** Every column of any row, in the order of first appearance. */
export function columnsOf(rows: Iterable<ReadRow>): readonly string[] {
  const columns = new Set<string>();
  let last: readonly string[] | undefined;
  for (const { names } of rows) {
    if (names === last) continue;
    for (const name of names) columns.add(name);
    last = names;
  }
  return [...columns];
}

/** The characters of a row's values in the order of all columns; empty where it has none. */
export function createCells(columns: readonly string[]): (row: ReadRow) => readonly string[] {
  let last: readonly string[] | undefined;
  let places: readonly number[] = [];
  return (row) => {
    const { names } = row;
    if (names !== last) {
      const place = new Map(names.map((name, i) => [name, i]));
      places = columns.map((name) => place.get(name) ?? -1);
      last = names;
    }
    const texts = textsOf(row.row.values);
    return places.map((place) => texts[place] ?? "");
  };
}
