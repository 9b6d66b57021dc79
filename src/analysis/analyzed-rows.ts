// The rows of a run, their weights and what is left at them → the rows of an analysis: nothing is copied, as there may be a million.

import { eachOf, type Sequence } from "../math/sequence.ts";
import type { Ledger } from "./ledger.ts";
import { renamed } from "../table/row-store.ts";
import type { Row } from "../table/row.ts";
import type { RowAnalysis } from "./analysis.ts";

class AnalyzedRow implements RowAnalysis {
  readonly weights: readonly number[];
  readonly #row: Row;
  readonly #ledger: Ledger;
  /** Of the row in the run. */
  readonly #index: number;

  constructor(row: Row, index: number, weights: readonly number[], ledger: Ledger) {
    this.weights = weights;
    this.#row = row;
    this.#ledger = ledger;
    this.#index = index;
  }

  get epoch(): number {
    return this.#row.epoch;
  }

  get split(): RowAnalysis["split"] {
    return this.#row.split;
  }

  get origin(): RowAnalysis["origin"] {
    return this.#row.origin;
  }

  get line(): number {
    return this.#row.line;
  }

  get step(): number | null {
    return this.#row.step;
  }

  get steps(): number | null {
    return this.#row.steps;
  }

  get place(): RowAnalysis["place"] {
    return this.#row.place;
  }

  get shown(): RowAnalysis["shown"] {
    return this.#row.shown;
  }

  get values(): RowAnalysis["values"] {
    const { shown, values } = this.#row;
    return shown.size === 0 ? values : renamed(values, shown);
  }

  get residual(): RowAnalysis["residual"] {
    return this.#ledger.get(this.#index);
  }
}

/** `weights`: one list a row. */
export function analyzedRows(
  rows: Sequence<Row>,
  weights: Sequence<readonly number[]>,
  ledger: Ledger,
): Sequence<RowAnalysis> {
  return eachOf(
    rows,
    (row, index) => new AnalyzedRow(row, index, weights.at(index) as readonly number[], ledger),
  );
}
