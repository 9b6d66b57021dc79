// The rows of a run → blocks of ledger entries (train, val, evaluate): total, weighted components, residual and share.

import type { Printed } from "../table/printed.ts";
import type { RowAnalysis, RunAnalysis } from "../analysis/analysis.ts";
import { contributionsOf, valueOf } from "../analysis/answer/run-rows.ts";

export interface Entry {
  readonly row: RowAnalysis;
  readonly total: Printed | undefined;
  /** One a component, in the run's order. */
  readonly components: readonly (Printed | undefined)[];
  /** Printed times weight, one a component; NaN where it is not there. */
  readonly contributions: readonly number[];
  /** Residual over total; null where either is unknown or the total is zero. */
  readonly share: number | null;
}

export interface LedgerBlock {
  readonly title: string | null;
  readonly head: readonly Entry[];
  readonly hidden: number;
  readonly tail: readonly Entry[];
}

/** Blocks in the order train, val, evaluate, cut to so many rows at either end. */
export function ledgerBlocks(run: RunAnalysis, atEnds: number): readonly LedgerBlock[] {
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

function fold(title: string | null, entries: readonly Entry[], atEnds: number): LedgerBlock {
  if (entries.length <= 2 * atEnds + 1) return { title, head: entries, hidden: 0, tail: [] };
  return {
    title,
    head: entries.slice(0, atEnds),
    hidden: entries.length - 2 * atEnds,
    tail: entries.slice(-atEnds),
  };
}

export function entryOf(run: RunAnalysis, row: RowAnalysis): Entry {
  const total = valueOf(row, run.total);
  const known = row.residual !== null && total !== undefined && total.value !== 0;
  return {
    row,
    total,
    components: run.components.map((component) => valueOf(row, component)),
    contributions: contributionsOf(run, row),
    share: known ? (row.residual?.value ?? 0) / total.value : null,
  };
}
