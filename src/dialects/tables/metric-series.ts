// One metric's values, and metrics that have values at the same step → the values of a row.

import { createNumberCells } from "../../table/number-cell.ts";
import type { Printed } from "../../table/printed.ts";
import {
  type CellBlock,
  createRowStore,
  type RowStore,
  selectAll,
  type Selection,
  StoredValues,
} from "../../table/row-store.ts";
import { isLossColumn } from "./names.ts";
import { NumberList } from "./number-list.ts";
import type { TableRow } from "./table-rows.ts";

/** The values of one metric, in the order in which they were logged. */
export class MetricSeries {
  readonly name: string;
  readonly isLoss: boolean;
  readonly values: NumberList = new NumberList(0);
  readonly steps: number[] = [];
  readonly lines: number[] = [];

  constructor(name: string) {
    this.name = name;
    this.isLoss = isLossColumn(name);
  }

  get length(): number {
    return this.steps.length;
  }

  addPlace(step: number, line: number): void {
    this.steps.push(step);
    this.lines.push(line);
  }

  at(index: number): Printed {
    return this.values.at(index) as Printed;
  }
}

/** Takes room for 32 rows at once: rows of ever other metrics are maps. */
export const MOST_STORES: number = 32;

/** The metrics of rows, in the order in which they came. */
export class MetricSet {
  readonly metrics: readonly MetricSeries[];
  readonly hasLoss: boolean;
  readonly #further = new Map<MetricSeries, MetricSet>();
  #last: MetricSet | undefined;
  #stored: { readonly selection: Selection; readonly store: RowStore } | undefined;
  readonly #cells: CellBlock;

  constructor(metrics: readonly MetricSeries[]) {
    this.metrics = metrics;
    this.hasLoss = metrics.some(({ isLoss }) => isLoss);
    this.#cells = { ...createNumberCells(metrics.length), width: metrics.length };
  }

  /** The same and one more. */
  with(series: MetricSeries): MetricSet {
    if (this.#last?.metrics.at(-1) === series) return this.#last;
    const made = this.#further.get(series) ?? new MetricSet([...this.metrics, series]);
    this.#further.set(series, made);
    this.#last = made;
    return made;
  }

  /** The values at these places of theirs; in cells where there may be a store more or is one. */
  valuesAt(places: readonly number[], mayStore: () => boolean): TableRow["values"] {
    const { metrics } = this;
    if (this.#stored === undefined && mayStore()) {
      const store = createRowStore(metrics.map(({ name }) => name));
      this.#stored = { store, selection: selectAll(store) };
    }
    const cells = this.#cells;
    const areCells = metrics.every(({ values }, i) => values.copy(places[i] as number, cells, i));
    return this.#stored !== undefined && areCells
      ? new StoredValues(this.#stored.selection, this.#stored.store.add(cells, 1))
      : new Map(metrics.map((series, i) => [series.name, series.at(places[i] as number)]));
  }
}
