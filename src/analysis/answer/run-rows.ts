// A run → its rows as sentences need them: total, weighted parts and what is left, train before validation.

import type { Printed } from "../../table/printed.ts";
import { doubleOf } from "../../table/read-number.ts";
import { shownName } from "../../table/row.ts";
import type { Ranged, RowAnalysis, RunAnalysis } from "../analysis.ts";

/** A row whose values are all there and finite. */
export interface WholeRow {
  readonly row: RowAnalysis;
  readonly total: Printed;
  /** The total as a number. */
  readonly whole: number;
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
    (name, i) => (row.weights[i] ?? 1) * (doubleOf(row.values, shownName(row, name)) ?? Number.NaN),
  );
}

/** A class: the numbers are put together when a sentence asks for them. */
class SummedRow implements WholeRow {
  readonly row: RowAnalysis;
  readonly whole: number;
  readonly left: number;
  readonly share: number | null;
  readonly fits: boolean;
  readonly #run: RunAnalysis;
  #total: Printed | undefined;
  #parts: readonly Printed[] | undefined;

  constructor(run: RunAnalysis, row: RowAnalysis, whole: number, residual: Ranged) {
    const { value: left, low, high } = residual;
    this.row = row;
    this.whole = whole;
    this.left = left;
    this.share = whole === 0 ? null : left / whole;
    this.fits = low <= 0 && high >= 0;
    this.#run = run;
  }

  get total(): Printed {
    return (this.#total ??= valueOf(this.row, this.#run.total) as Printed);
  }

  get parts(): readonly Printed[] {
    return (this.#parts ??= this.#run.components.map((name) => valueOf(this.row, name) as Printed));
  }
}

const known = new WeakMap<RunAnalysis, readonly WholeRow[]>();

/** Made once a run: a report asks some ten times. */
export function wholeRows(run: RunAnalysis): readonly WholeRow[] {
  const found = known.get(run) ?? summedRows(run);
  known.set(run, found);
  return found;
}

function summedRows(run: RunAnalysis): readonly WholeRow[] {
  return run.rows.flatMap((row): WholeRow[] => {
    const { values, residual } = row;
    const total = doubleOf(values, shownName(row, run.total));
    const isWhole = run.components.every((name) => values.has(shownName(row, name)));
    return residual === null || total === undefined || !isWhole
      ? []
      : [new SummedRow(run, row, total, residual)];
  });
}

/** There is validation, and in every row of it nothing is left: what training leaves, only training adds. */
export function validationAddsUp(run: RunAnalysis): boolean {
  const val = wholeRows(run).filter(({ row }) => row.split === "val");
  return val.length > 0 && val.every(({ fits, whole }) => fits && whole !== 0);
}

/** Those that the verdict is shown on: of train, or of validation where there are no others. */
export function mainRows(run: RunAnalysis): readonly WholeRow[] {
  const found = knownMain.get(run) ?? trainRows(wholeRows(run));
  knownMain.set(run, found);
  return found;
}

const knownMain = new WeakMap<RunAnalysis, readonly WholeRow[]>();

function trainRows(rows: readonly WholeRow[]): readonly WholeRow[] {
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
