// Rows of a run → a few integers each; a row is an object while somebody looks at it.

import { type Sequence, MadeSequence } from "../math/sequence.ts";
import { type Selection, StoredValues } from "./row-store.ts";
import type { Row } from "./row.ts";

/** What rows that differ in epoch, step, line and numbers only have in common. */
interface Kind extends Pick<Row, "origin" | "split" | "steps" | "shown"> {
  readonly selection: Selection;
}

/** Kinds that may take turns: rows of training and of validation, each with and without a further column. */
const AT_ONCE = 4;
const FIRST_ROWS = 32;

/** 32 bytes a row, where an object for it and one for its values took 136: of a million rows, most of what a verdict held. */
export class RowTable {
  #length = 0;
  readonly #kinds: Kind[] = [];
  /** Rows whose numbers are not stored, or that have a place. */
  #others: Row[] = [];
  /** Which kind, counted from 1, or 0 for the others; and which row of the store, or of the others. */
  #kindOf = new Uint32Array(FIRST_ROWS);
  #placeOf = new Uint32Array(FIRST_ROWS);
  /** Epoch, line and step, NaN for none. */
  #numbers = new Float64Array(3 * FIRST_ROWS);

  push(row: Row): void {
    if (this.#length === this.#kindOf.length) this.#grow();
    const at = this.#length;
    this.#length += 1;
    const { values } = row;
    if (row.place !== undefined || !(values instanceof StoredValues)) {
      this.#placeOf[at] = this.#others.push(row) - 1;
      return;
    }
    this.#kindOf[at] = this.#kindFor(row, values.selection);
    this.#placeOf[at] = values.row;
    this.#numbers[3 * at] = row.epoch;
    this.#numbers[3 * at + 1] = row.line;
    this.#numbers[3 * at + 2] = row.step ?? Number.NaN;
  }

  /** All rows, in the order that they came in. */
  rows(): Sequence<Row> {
    return new MadeSequence(this.#length, (at) => this.#row(at));
  }

  /** Puts others in the place of the rows that are kept as objects. */
  change(of: (row: Row) => Row): void {
    this.#others = this.#others.map(of);
  }

  #row(at: number): Row {
    const place = this.#placeOf[at] as number;
    const kind = this.#kinds[(this.#kindOf[at] as number) - 1];
    if (kind === undefined) return this.#others[place] as Row;
    const { origin, split, steps, shown, selection } = kind;
    const [epoch, line] = [this.#numbers[3 * at] as number, this.#numbers[3 * at + 1] as number];
    const step = stepOf(this.#numbers[3 * at + 2] as number);
    const values = new StoredValues(selection, place);
    return { origin, split, epoch, step, steps, line, shown, values };
  }

  #kindFor({ origin, split, steps, shown }: Row, selection: Selection): number {
    const kinds = this.#kinds;
    for (let at = kinds.length - 1; at >= Math.max(0, kinds.length - AT_ONCE); at -= 1) {
      const kind = kinds[at] as Kind;
      if (
        kind.selection === selection &&
        kind.shown === shown &&
        kind.origin === origin &&
        kind.split === split &&
        kind.steps === steps
      )
        return at + 1;
    }
    return kinds.push({ origin, split, steps, shown, selection });
  }

  #grow(): void {
    const rows = 2 * this.#length;
    this.#kindOf = larger(this.#kindOf, new Uint32Array(rows));
    this.#placeOf = larger(this.#placeOf, new Uint32Array(rows));
    this.#numbers = larger(this.#numbers, new Float64Array(3 * rows));
  }
}

function larger<Numbers extends Uint32Array | Float64Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}

function stepOf(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
