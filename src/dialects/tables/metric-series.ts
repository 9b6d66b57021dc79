// One metric's values, and metrics that have values at the same step → the values of a row.

import type { Printed } from "../../table/printed.ts";
import { createFilledStore, type FilledStore } from "../../table/filled-store.ts";
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

/** The metrics of rows, in the order in which they came. */
export class MetricSet {
  readonly metrics: readonly MetricSeries[];
  readonly hasLoss: boolean;
  readonly #further = new Map<MetricSeries, MetricSet>();
  #last: MetricSet | undefined;
  #stored: FilledStore | undefined;

  constructor(metrics: readonly MetricSeries[]) {
    this.metrics = metrics;
    this.hasLoss = metrics.some(({ isLoss }) => isLoss);
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
    if (this.#stored === undefined && mayStore())
      this.#stored = createFilledStore(metrics.map(({ name }) => name));
    const stored = this.#stored;
    const isStored =
      stored !== undefined &&
      metrics.every(({ values }, i) => values.copy(places[i] as number, stored.cells, i));
    return isStored
      ? stored.keep()
      : new Map(metrics.map((series, i) => [series.name, series.at(places[i] as number)]));
  }
}
