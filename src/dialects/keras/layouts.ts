// Rows that were read → what they look like in bytes, so that the next ones need no reading of text.

import { LayoutList, type RowShape } from "../../fast-rows/layout-list.ts";
import { createKeptRows, type KeptRows, type NewRows } from "./kept-rows.ts";
import type { Head, KerasPair } from "./row-text.ts";

/** A layout with the rows that were read by it. */
export interface KerasLayout {
  readonly kind: "bar" | "line";
  /** Of the row it was learnt from. */
  readonly head: Pick<Head, "step" | "steps" | "bar">;
  /** Whether the rows give the time still to go. */
  readonly running: boolean;
  readonly rows: KeptRows;
  /** Those that a later one replaced: apart, so that the others follow each other. */
  readonly updates: KeptRows;
}

/** Text of a row, escapes and all, and what was read in it. */
export interface LearntRow {
  /** Where it stands, or how many came before. */
  readonly line: number;
  readonly text: string;
  readonly head: Pick<Head, "step" | "steps" | "bar">;
  readonly pairs: readonly KerasPair[];
}

export class KnownLayouts extends LayoutList<KerasLayout> {
  readonly #shapeOf: (row: LearntRow) => RowShape | undefined;

  /** `first`: see LearntRow.line; nothing is learnt before. */
  constructor(shapeOf: (row: LearntRow) => RowShape | undefined, first?: number) {
    super(first);
    this.#shapeOf = shapeOf;
  }

  /** Learns from a row that began and ended on a line of its own, or between carriage returns. */
  learn(row: LearntRow, make: () => KerasLayout = () => createLayout(row)): void {
    this.add(row.line, () => {
      const shape = arePlain(row.pairs) ? this.#shapeOf(row) : undefined;
      return shape && { ...shape, make };
    });
  }

  /** What rows were kept by which layout since this was last asked for. */
  news(): readonly NewRows[] {
    return this.all()
      .flatMap(({ rows, updates }) => [rows.news(), updates.news()])
      .filter(({ rows }) => rows > 0);
  }
}

/** Names that can be read in one way only, whatever the numbers are: no colon, no slash, nothing like a time. */
const NAME = /^[A-Za-z_][^:/\s]*(?: [^:/\s-][^:/\s]*)*$/;

function arePlain(pairs: readonly KerasPair[]): boolean {
  const names = new Set(pairs.map(({ name }) => name));
  return (
    names.size > 0 && names.size === pairs.length && pairs.every(({ name }) => NAME.test(name))
  );
}

export function createLayout({ text, head, pairs }: LearntRow): KerasLayout {
  const names = pairs.map(({ name }) => name);
  const { step, steps, bar } = head;
  return {
    kind: bar === "none" ? "line" : "bar",
    head: { step, steps, bar },
    running: text.includes("ETA:"),
    rows: createKeptRows(names),
    updates: createKeptRows(names),
  };
}
