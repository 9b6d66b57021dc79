// A run → its rows as sentences need them: total, weighted parts and what is left, train before validation.

import type { Printed } from "../../table/printed.ts";
import { shownName } from "../../table/row.ts";
import type { RowAnalysis, RunAnalysis } from "../analysis.ts";

/** A row whose values are all there and finite. */
export interface WholeRow {
  readonly row: RowAnalysis;
  readonly total: Printed;
  readonly parts: readonly Printed[];
  readonly left: number;
  /** What is left, as a share of the total; null where the total is 0. */
  readonly share: number | null;
  /** Nothing is left beyond what rounding hides. */
  readonly fits: boolean;
}

/** The value of a base column in a row, whatever the log prints around its name there. */
export function valueOf(row: RowAnalysis, column: string): Printed | undefined {
  return row.values.get(shownName(row, column));
}

/** Weighted, one a component; NaN where the row has no such value. */
export function contributionsOf(run: RunAnalysis, row: RowAnalysis): readonly number[] {
  return run.components.map(
    (name, i) => (row.weights[i] ?? 1) * (valueOf(row, name)?.value ?? Number.NaN),
  );
}

export function wholeRows(run: RunAnalysis): readonly WholeRow[] {
  return run.rows.flatMap((row): WholeRow[] => {
    const total = valueOf(row, run.total);
    const parts = run.components.map((name) => valueOf(row, name));
    if (row.residual === null || total === undefined || parts.includes(undefined)) return [];
    const { value: left, low, high } = row.residual;
    return [
      {
        row,
        total,
        parts: parts as readonly Printed[],
        left,
        share: total.value === 0 ? null : left / total.value,
        fits: low <= 0 && high >= 0,
      },
    ];
  });
}

/** Those that the verdict is shown on: of train, or of validation where there are no others. */
export function mainRows(run: RunAnalysis): readonly WholeRow[] {
  const rows = wholeRows(run);
  const train = rows.filter(({ row }) => row.split === "train" && row.origin !== "evaluate");
  return train.length > 0 ? train : rows;
}

/** `epoch 3`, `iteration 200`, `the evaluation`; with a preposition before validation: `validation after epoch 3`. */
export function momentOf({ clock }: RunAnalysis, { origin, epoch, split }: RowAnalysis): string {
  if (origin === "evaluate")
    return epoch > 0 ? `the evaluation after ${clock} ${epoch}` : "the evaluation";
  const at = `${clock} ${epoch}`;
  return split === "val" ? `validation of ${at}` : at;
}

/** Whether any row's weights differ from 1. */
export function hasOtherWeights({ rows }: RunAnalysis): boolean {
  return rows.some(({ weights }) => weights.some((weight) => weight !== 1));
}
