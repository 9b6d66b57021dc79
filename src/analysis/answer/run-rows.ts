// A run → its rows as sentences need them: total, weighted parts and what is left, train before validation.

import { onceFor } from "../../math/lazy.ts";
import { type Sequence, MadeSequence, thoseOf } from "../../math/sequence.ts";
import { largest, median } from "../../math/statistics.ts";
import type { Printed } from "../../table/printed.ts";
import { doubleOf } from "../../table/read-number.ts";
import { shownName } from "../../table/row.ts";
import type { LastBatch, RowAnalysis, RunAnalysis } from "../analysis.ts";
import { decimalsOf } from "../number-text.ts";

/** A row whose values are all there and finite. */
export interface WholeRow extends Pick<RowAnalysis, "split" | "origin"> {
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

/** What is asked of every row of a long run, a number a row each. */
interface Sums {
  readonly run: RunAnalysis;
  /** Places in the rows of the run. */
  readonly places: readonly number[];
  readonly totals: Float64Array;
  readonly lefts: Float64Array;
  /** The place in ORIGINS, FITS and VAL added. */
  readonly kinds: Uint8Array;
}

const ORIGINS = ["epoch", "update", "evaluate"] as const;
const FITS = 4;
const VAL = 8;

/** A class: what else there is of a row is put together when a sentence asks for it. */
class SummedRow implements WholeRow {
  readonly whole: number;
  readonly left: number;
  readonly #sums: Sums;
  readonly #at: number;
  readonly #kind: number;

  constructor(sums: Sums, at: number) {
    this.whole = sums.totals[at] as number;
    this.left = sums.lefts[at] as number;
    this.#sums = sums;
    this.#at = at;
    this.#kind = sums.kinds[at] as number;
  }

  get split(): RowAnalysis["split"] {
    return (this.#kind & VAL) === 0 ? "train" : "val";
  }

  get origin(): RowAnalysis["origin"] {
    return ORIGINS[this.#kind % FITS] as RowAnalysis["origin"];
  }

  get share(): number | null {
    return this.whole === 0 ? null : this.left / this.whole;
  }

  get fits(): boolean {
    return (this.#kind & FITS) !== 0;
  }

  get row(): RowAnalysis {
    const { run, places } = this.#sums;
    return run.rows.at(places[this.#at] as number) as RowAnalysis;
  }

  get total(): Printed {
    return valueOf(this.row, this.#sums.run.total) as Printed;
  }

  get parts(): readonly Printed[] {
    const { row } = this;
    return this.#sums.run.components.map((name) => valueOf(row, name) as Printed);
  }
}

type OfRun<T> = (run: RunAnalysis) => T;

/** Looked through once a run: a report asks some ten times. */
export const wholeRows: OfRun<Sequence<WholeRow>> = onceFor(summedRows);

function summedRows(run: RunAnalysis): Sequence<WholeRow> {
  const { length } = run.rows;
  const places: number[] = [];
  const [totals, lefts] = [new Float64Array(length), new Float64Array(length)];
  const kinds = new Uint8Array(length);
  run.rows.forEach((row, place) => {
    const { values, residual, split, origin } = row;
    const total = doubleOf(values, shownName(row, run.total));
    const isWhole = run.components.every((name) => values.has(shownName(row, name)));
    if (residual === null || total === undefined || !isWhole) return;
    const at = places.push(place) - 1;
    totals[at] = total;
    lefts[at] = residual.value;
    const fits = residual.low <= 0 && residual.high >= 0;
    kinds[at] = (fits ? FITS : 0) + (split === "val" ? VAL : 0) + ORIGINS.indexOf(origin);
  });
  const sums = { run, places, totals, lefts, kinds };
  return new MadeSequence(places.length, (at) => new SummedRow(sums, at));
}

export const validationRows: OfRun<Sequence<WholeRow>> = onceFor((run) =>
  thoseOf(wholeRows(run), ({ split }) => split === "val"),
);

/** There is validation, and in every row of it nothing is left: what training leaves, only training adds. */
export function validationAddsUp(run: RunAnalysis): boolean {
  const val = validationRows(run);
  return val.length > 0 && val.every(({ fits, whole }) => fits && whole !== 0);
}

/** Those that the verdict is shown on: of train, or of validation where that shows the term, or where there are no others. */
export const mainRows: OfRun<Sequence<WholeRow>> = onceFor((run) =>
  rowsOf(wholeRows(run), run.verdict.termSplit === "val" ? "val" : "train"),
);

/** Those of them that are a whole epoch each. */
export const mainEpochs: OfRun<Sequence<WholeRow>> = onceFor((run) =>
  thoseOf(mainRows(run), ({ origin }) => origin === "epoch"),
);

function rowsOf(rows: Sequence<WholeRow>, of: RowAnalysis["split"]): Sequence<WholeRow> {
  const own = thoseOf(rows, ({ split, origin }) => split === of && origin !== "evaluate");
  return own.length > 0 ? own : rows;
}

/** Places that the log prints of a row's total or parts; no bound where it prints exponents alone. */
export function printedPlaces({ total, parts }: WholeRow): number {
  return largest([total, ...parts].map(({ text }) => decimalsOf(text))) || Infinity;
}

/** `epoch 3`, `iteration 200`, `the evaluation`; with a preposition before validation: `validation after epoch 3`. */
export function momentOf({ clock }: RunAnalysis, { origin, epoch, split }: RowAnalysis): string {
  if (origin === "evaluate")
    return epoch > 0 ? `the evaluation after ${clock} ${epoch}` : "the evaluation";
  const at = `${clock} ${epoch}`;
  return split === "val" ? `validation of ${at}` : at;
}

/** Whether the weights are those that the user, the model or the log itself states. */
export function areDeclared({ weights }: Pick<RunAnalysis, "weights">): boolean {
  return weights.some(({ status }) => status === "declared");
}

/** Much nearer: at less than this part of the distance. */
const NEARER = 0.1;

/** Up to its last batch each epoch is much nearer to its sum: the batch does it. */
export function isNearerBeforeLast({ lastBatches }: Pick<RunAnalysis, "lastBatches">): boolean {
  const isNearer = ({ before, after }: LastBatch): boolean =>
    Math.abs(before.total - before.sum) < NEARER * Math.abs(after.total - after.sum);
  return lastBatches.length > 1 && lastBatches.every(isNearer);
}

/** One short batch moves the middle row of a run by no more than this share of its total: of 107 such runs the most was 11 %, but 16 % of one of five batches, and 19 % of two. */
const SHORT_BATCH_MOST = 0.15;

/** No short batch alone takes the total this far from its parts: their weights are not those shown, unless validation adds up at them. */
export function isBeyondShortBatch(run: RunAnalysis): boolean {
  if (validationAddsUp(run)) return false;
  const share = median(mainRows(run).map(({ left, whole }) => Math.abs(left / whole)));
  return share > SHORT_BATCH_MOST && !isNearerBeforeLast(run);
}

/** Whether weights of their own are no more than possible, so that no number is to be expected of them. */
export function areOpen(run: Pick<RunAnalysis, "verdict" | "weights">): boolean {
  return run.verdict.certainty === "possible" && isFitted(run);
}

/** Whether what is left hangs on weights that are fitted. */
export function isFitted({ weights }: Pick<RunAnalysis, "weights">): boolean {
  return weights.some(({ status, value }) => status === "fitted" && value !== 1);
}

/** Whether any row's weights differ from 1. */
export function hasOtherWeights({ rows }: RunAnalysis): boolean {
  return rows.some(({ weights }) => weights.some((weight) => weight !== 1));
}

/** The row whose remainder is the largest share of its total; undefined where none has a total. */
export function worstOf(rows: Sequence<WholeRow>): WholeRow | undefined {
  let most: WholeRow | undefined;
  for (const row of rows)
    if (row.share !== null && Math.abs(row.share) > Math.abs(most?.share ?? 0)) most = row;
  return most;
}
