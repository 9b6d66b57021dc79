// Rows of a run → a list of them that keeps stored ones as a few integers each.

import { MadeSequence, type Sequence } from "../math/sequence.ts";
import { StoredValues } from "./row-store.ts";
import { StoredList } from "./stored-list.ts";
import type { Row } from "./row.ts";

type Kind = Pick<Row, "origin" | "split" | "steps" | "shown">;

/** Rows that are kept as objects: those of a short run, which a verdict asks for some twenty times. */
const MOST_KEPT = 64;

export class RowTable extends StoredList<Kind, Row> {
  readonly #kept: Row[] = [];

  rows(): Sequence<Row> {
    return new MadeSequence(this.length, (at) => this.member(at));
  }

  protected override member(at: number): Row {
    const kept = this.#kept[at];
    if (kept !== undefined) return kept;
    const row = super.member(at);
    if (at < MOST_KEPT && row.values instanceof StoredValues) this.#kept[at] = row;
    return row;
  }

  protected override isSame(one: Kind, other: Kind): boolean {
    return (
      one.shown === other.shown &&
      one.origin === other.origin &&
      one.split === other.split &&
      one.steps === other.steps
    );
  }

  protected override make(
    { origin, split, steps, shown }: Kind,
    epoch: number | null,
    step: number | null,
    line: number,
    values: StoredValues,
  ): Row {
    return { origin, split, epoch: epoch ?? Number.NaN, step, steps, line, shown, values };
  }
}
