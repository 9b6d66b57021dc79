// Runs as they were read → flat rows with the columns named as the log prints them.

import type { Printed } from "../../table/printed.ts";
import type { Place, Row } from "../../table/row.ts";
import type { Run } from "../../table/run.ts";

export interface ReadRow {
  readonly source: string;
  readonly run: number;
  readonly epoch: number;
  readonly split: Row["split"];
  readonly origin: Row["origin"];
  readonly line: number;
  /** Where in a notebook the row stands. */
  readonly place?: Place;
  readonly step: number | null;
  readonly steps: number | null;
  readonly values: ReadonlyMap<string, Printed>;
}

export function readRows(source: string, runs: readonly Run[]): ReadRow[] {
  return runs.flatMap(({ number: run, rows }) =>
    rows.map(({ epoch, split, origin, line, place, step, steps, shown, values }) => ({
      source,
      run,
      epoch,
      split,
      origin,
      line,
      ...(place === undefined ? {} : { place }),
      step,
      steps,
      values: new Map([...values].map(([name, printed]) => [shown.get(name) ?? name, printed])),
    })),
  );
}

/** Every column of any row, in the order of first appearance. */
export function columnsOf(rows: readonly ReadRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ values }) => [...values.keys()]))];
}
