// The rows of a run → blocks of ledger entries (train, val, evaluate): total, weighted components, residual and share.

import type { Printed } from "../table/printed.ts";
import type { RowAnalysis, RunAnalysis } from "../analysis/analysis.ts";
import { contributionsOf, valueOf } from "../analysis/answer/run-rows.ts";
import { doubleOf } from "../table/read-number.ts";
import { shownName } from "../table/row.ts";

export interface LedgerBlock {
  readonly title: string | null;
  readonly head: readonly Entry[];
  readonly hidden: number;
  readonly tail: readonly Entry[];
}

/** Blocks in the order train, val, evaluate, cut to so many rows at either end. */
export function ledgerBlocks(run: RunAnalysis, atEnds: number): readonly LedgerBlock[] {
  const groups = new Map<string, number[]>([
    ["train", []],
    ["validation", []],
    ["evaluate", []],
  ]);
  run.rows.forEach((row, at) => {
    if (row.origin === "update") return;
    const group =
      row.origin === "evaluate" ? "evaluate" : row.split === "val" ? "validation" : "train";
    groups.get(group)?.push(at);
  });
  const filled = [...groups].filter(([, places]) => places.length > 0);
  const alone = filled.length === 1 && filled[0]?.[0] === "train";
  const entries = (places: readonly number[]): readonly Entry[] =>
    places.map((at) => new Entry(run, run.rows.at(at) as RowAnalysis));
  return filled.map(([group, places]): LedgerBlock => {
    const title = alone ? null : group;
    if (places.length <= 2 * atEnds + 1)
      return { title, head: entries(places), hidden: 0, tail: [] };
    return {
      title,
      head: entries(places.slice(0, atEnds)),
      hidden: places.length - 2 * atEnds,
      tail: entries(places.slice(-atEnds)),
    };
  });
}

/** A class: of the rows of a long run few are shown, and only their numbers are put together. */
export class Entry {
  readonly row: RowAnalysis;
  /** Residual over total; null where either is unknown or the total is zero. */
  readonly share: number | null;
  readonly #run: RunAnalysis;
  #components: readonly (Printed | undefined)[] | undefined;
  #contributions: readonly number[] | undefined;

  constructor(run: RunAnalysis, row: RowAnalysis) {
    const total = doubleOf(row.values, shownName(row, run.total));
    const isKnown = row.residual !== null && total !== undefined && total !== 0;
    this.row = row;
    this.share = isKnown ? row.residual.value / total : null;
    this.#run = run;
  }

  get total(): Printed | undefined {
    return valueOf(this.row, this.#run.total);
  }

  /** One a component, in the run's order. */
  get components(): readonly (Printed | undefined)[] {
    return (this.#components ??= this.#run.components.map((name) => valueOf(this.row, name)));
  }

  /** Printed times weight, one a component; NaN where it is not there. */
  get contributions(): readonly number[] {
    return (this.#contributions ??= contributionsOf(this.#run, this.row));
  }
}
