// A log that was read → all of it as plain data: to compare runs themselves says nothing of their rows, which are made when they are asked for.

import { isDeepStrictEqual } from "node:util";

import { expect } from "vitest";

import type { Sequence } from "../../src/math/sequence.ts";
import type { Row } from "../../src/table/row.ts";
import type { Log } from "../../src/table/run.ts";

export function contentOf({ runs, ...log }: Log): unknown {
  return {
    ...log,
    runs: runs.map((run) => ({ ...run, rows: rowsOf(run.rows), updates: rowsOf(run.updates) })),
  };
}

function rowsOf(rows: Sequence<Row>): unknown[] {
  return rows.map((row) => ({ ...row, values: [...row.values] }));
}

export function expectContent(log: Log, content: unknown): void {
  expectAlike(contentOf(log), content);
}

/** Compared at once, and only where it differs as slowly as can be shown. */
export function expectAlike(one: unknown, other: unknown): void {
  if (!isDeepStrictEqual(one, other)) expect(one).toEqual(other);
}
