// The rows of a run → blocks of ledger entries (train, val, evaluate): total, weighted components, residual and share.

import type { Printed } from "../table/printed.ts";
import type { RowAnalysis, RunAnalysis } from "../analysis/analysis.ts";
import { shownName } from "../table/row.ts";

/** Rows shown at either end of a long block, and at a glance. */
export const AT_ENDS = 6;
export const AT_ENDS_OF_GLANCE = 2;

export interface Entry {
  readonly row: RowAnalysis;
  readonly total: Printed | undefined;
  /** One a component, in the run's order. */
  readonly components: readonly (Printed | undefined)[];
  /** Residual over total; null where either is unknown or the total is zero. */
  readonly share: number | null;
}

export interface Block {
  readonly title: string | null;
  readonly head: readonly Entry[];
  readonly hidden: number;
  readonly tail: readonly Entry[];
}

/** Blocks in the order train, val, evaluate, cut to so many rows at either end. */
export function ledgerBlocks(run: RunAnalysis, atEnds: number): readonly Block[] {
  const groups = new Map<string, Entry[]>([
    ["train", []],
    ["validation", []],
    ["evaluate", []],
  ]);
  for (const row of run.rows) {
    if (row.origin === "update") continue;
    const group =
      row.origin === "evaluate" ? "evaluate" : row.split === "val" ? "validation" : "train";
    groups.get(group)?.push(entryOf(run, row));
  }
  const filled = [...groups].filter(([, entries]) => entries.length > 0);
  const alone = filled.length === 1 && filled[0]?.[0] === "train";
  return filled.map(([title, entries]) => fold(alone ? null : title, entries, atEnds));
}

function fold(title: string | null, entries: readonly Entry[], atEnds: number): Block {
  if (entries.length <= 2 * atEnds + 1) return { title, head: entries, hidden: 0, tail: [] };
  return {
    title,
    head: entries.slice(0, atEnds),
    hidden: entries.length - 2 * atEnds,
    tail: entries.slice(-atEnds),
  };
}

/** Value of a base column in a row, whatever the log prints before its name there. */
export function valueIn(row: RowAnalysis, column: string): Printed | undefined {
  return row.values.get(shownName(row, column));
}

function entryOf(run: RunAnalysis, row: RowAnalysis): Entry {
  const total = valueIn(row, run.total);
  const known = row.residual !== null && total !== undefined && total.value !== 0;
  return {
    row,
    total,
    components: run.components.map((component) => valueIn(row, component)),
    share: known ? (row.residual?.value ?? 0) / total.value : null,
  };
}
