// Rows of one line an epoch that were read → what they and the header after them look like in bytes, so that the next ones need no reading of text.

import { hasExponent } from "../../table/number-cell.ts";
import {
  type CellBlock,
  createRowStore,
  selectAll,
  type Selection,
} from "../../table/row-store.ts";
import { createLayoutList, type LayoutList, type RowShape } from "../../fast-rows/layout-list.ts";
import type { Field } from "../../fast-rows/row-layout.ts";
import type { KerasPair } from "./row-text.ts";

/** A layout with the rows that were read by it. */
export interface KerasLayout {
  readonly step: number | null;
  readonly steps: number | null;
  readonly selection: Selection;
  /** Keeps the first rows of a block; gives the index of the first in the store. */
  keep(block: CellBlock, rows: number): number;
  /** What was kept since this was last asked for. */
  news(): NewRows;
}

/** Rows kept since this was last asked for, and the columns in which one of them has an exponent. */
export interface NewRows {
  readonly names: readonly string[];
  readonly rows: number;
  readonly withExponent: readonly string[];
}

export interface KnownLayouts {
  /** Learns from a row that began and ended on a line of its own. */
  learn(row: ReadRow): void;
  /** What rows were kept by which layout since this was last asked for. */
  news(): readonly NewRows[];
  /** Rows from `start` on, each with the header after it: its counts are the epoch and the number of epochs. */
  find: LayoutList<KerasLayout>["find"];
}

/** Text of a row and what was read in it. */
interface ReadRow {
  readonly line: number;
  readonly text: string;
  readonly step: number | null;
  readonly steps: number | null;
  readonly pairs: readonly KerasPair[];
}

export function createKnownLayouts(): KnownLayouts {
  const list = createLayoutList<KerasLayout>();
  return {
    learn(row) {
      list.add(row.line, () => {
        const shape = shapeOf(row);
        return shape && { ...shape, make: () => createLayout(row) };
      });
    },
    news: () =>
      list
        .all()
        .map((layout) => layout.news())
        .filter(({ rows }) => rows > 0),
    find: list.find,
  };
}

const COUNTS = /^ *\d+\/\d+$/;
const TIME = /^\d+(?:\.\d+)?[mu]?(s(?:\/(?:step|epoch|sample))?)$/;
/** Names that can be read in one way only, whatever the numbers are: no colon, no slash, nothing like a time. */
const NAME = /^[A-Za-z_][^:/\s]*(?: [^:/\s-][^:/\s]*)*$/;

/** Of a row whose every piece is counts, a time or a plain column; undefined for any other. */
function shapeOf({ text, pairs }: ReadRow): RowShape | undefined {
  const literals: string[] = [];
  const fields: Field[] = [];
  let literal = "";
  let column = 0;
  for (const [i, piece] of text.split(" - ").entries()) {
    if (i > 0) literal += " - ";
    const pair = pairs[column];
    if (pair !== undefined && piece === `${pair.name}: ${pair.text}` && NAME.test(pair.name)) {
      literals.push(`${literal}${pair.name}: `);
      fields.push("four-places");
      literal = "";
      column += 1;
      continue;
    }
    const time = TIME.exec(piece);
    if (time !== null) {
      literals.push(literal);
      fields.push("time");
      literal = (time[1] ?? "").slice(1);
    } else if (i === 0 && (piece === "" || COUNTS.test(piece))) literal += piece;
    else return undefined;
  }
  const names = new Set(pairs.map(({ name }) => name));
  if (column < pairs.length || names.size === 0 || names.size < pairs.length) return undefined;
  return {
    literals: [...literals, literal, "Epoch ", "/", ""],
    fields: [...fields, "line-end", "count", "count"],
  };
}

function createLayout({ step, steps, pairs }: ReadRow): KerasLayout {
  const names = pairs.map(({ name }) => name);
  const store = createRowStore(names);
  const selection = selectAll(store);
  let styles = new Uint16Array(names.length); // of all rows kept since they were last told of
  let rows = 0;
  return {
    step,
    steps,
    selection,
    keep(block, count) {
      rows += count;
      const { length } = styles;
      for (let at = 0; at < count * length;) {
        for (let column = 0; column < length; column += 1) {
          styles[column] = (styles[column] as number) | (block.styles[at] as number);
          at += 1;
        }
      }
      return store.add(block, count);
    },
    news() {
      const withExponent = names.filter((_, column) => hasExponent(styles[column] as number));
      const news = { names, rows, withExponent };
      rows = 0;
      styles = new Uint16Array(names.length);
      return news;
    },
  };
}
