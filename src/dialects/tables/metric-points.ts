// Metrics logged one by one (`{"key": "loss", "value": 0.5, "step": 0}`, as MLflow exports them) → rows, one a step.

import type { Printed } from "../../table/printed.ts";
import { columnName } from "./names.ts";
import type { TableRow } from "./row-series.ts";
import { cellNumber } from "./table-row.ts";
import { type Dict, member } from "./tree.ts";

export interface MetricPoints {
  /** False for a dict that is no point. */
  add(dict: Dict): boolean;
  /** The rows by step; MLflow's autologging of Keras takes the epoch as step, from 0. */
  rows(): readonly TableRow[];
}

export function isMetricPoint(dict: Dict): boolean {
  return (
    typeof member(dict, "key") === "string" &&
    cellNumber(member(dict, "value")) !== undefined &&
    cellNumber(member(dict, "step")) !== undefined
  );
}

export function createMetricPoints(): MetricPoints {
  const steps = new Map<number, { readonly line: number; readonly values: Map<string, Printed> }>();
  return {
    add(dict) {
      const key = member(dict, "key");
      const value = cellNumber(member(dict, "value"));
      const step = cellNumber(member(dict, "step"))?.value;
      if (typeof key !== "string" || value === undefined || step === undefined) return false;
      const row = steps.get(step) ?? { line: dict.line, values: new Map<string, Printed>() };
      row.values.set(columnName(key), value);
      steps.set(step, row);
      return true;
    },
    rows: () =>
      [...steps]
        .toSorted(([a], [b]) => a - b)
        .map(([epoch, row]) => ({ ...row, epoch, step: null })),
  };
}
