// Rows of one line an epoch that were read → what they look like in bytes, so that the next ones need no reading of text.

import { hasExponent, isFourPlaces } from "../../table/number-cell.ts";
import { createRowStore, selectAll, StoredValues } from "../../table/row-store.ts";
import { createLayoutList } from "../layout-list.ts";
import { createRowLayout, type Field, type RowLayout } from "../row-layout.ts";
import type { Pair } from "./row-text.ts";

/** A layout with the rows that were read by it. */
export interface KerasLayout {
  readonly layout: RowLayout;
  readonly names: readonly string[];
  readonly step: number | null;
  readonly steps: number | null;
  /** Keeps the numbers of the last match as a row. */
  keep(): StoredValues;
  news(): News;
}

/** Rows kept since this was last asked for, and the columns in which one of them has an exponent. */
export interface News {
  readonly names: readonly string[];
  readonly rows: number;
  readonly withExponent: readonly string[];
}

export interface KnownLayouts {
  /** Learns from a row that began and ended on a line of its own. */
  learn(row: ReadRow): void;
  /** What rows were kept by which layout since this was last asked for. */
  news(): readonly News[];
  /** The layout of the line at `start`, whose end is then in `end`; see RowLayout.match. */
  find(bytes: Uint8Array, start: number, limit: number): KerasLayout | undefined;
  /** Index after the line that was found last. */
  end(): number;
}

/** Text of a row and what was read in it. */
export interface ReadRow {
  readonly text: string;
  readonly step: number | null;
  readonly steps: number | null;
  readonly pairs: readonly Pair[];
}

export function createKnownLayouts(): KnownLayouts {
  const list = createLayoutList<KerasLayout>();
  return {
    learn(row) {
      list.add(() => layoutOf(row));
    },
    news: () => list.all.map((layout) => layout.news()).filter(({ rows }) => rows > 0),
    end: () => list.end,
    find: list.find,
  };
}

const COUNTS = /^ *\d+\/\d+$/;
const TIME = /^\d+(?:\.\d+)?[mu]?(s(?:\/(?:step|epoch|sample))?)$/;
/** Names that can be read in one way only, whatever the numbers are: no colon, no slash, nothing like a time. */
const NAME = /^[A-Za-z_][^:/\s]*(?: [^:/\s-][^:/\s]*)*$/;

/** The layout of a row whose every piece is counts, a time or a plain column; undefined for any other. */
function layoutOf({ text, step, steps, pairs }: ReadRow): KerasLayout | undefined {
  const literals: string[] = [];
  const fields: Field[] = [];
  let literal = "";
  let column = 0;
  for (const [i, piece] of text.split(" - ").entries()) {
    if (i > 0) literal += " - ";
    const pair = pairs[column];
    if (pair !== undefined && piece === `${pair.name}: ${pair.text}` && NAME.test(pair.name)) {
      literals.push(`${literal}${pair.name}: `);
      fields.push("number");
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
  const names = pairs.map(({ name }) => name);
  if (column < pairs.length || names.length === 0 || new Set(names).size < names.length) {
    return undefined;
  }
  const store = createRowStore(names);
  const layout = createRowLayout([...literals, literal], fields, store, isFourPlaces);
  const selection = selectAll(store);
  let told = 0;
  let rows = 0;
  return {
    layout,
    names,
    step,
    steps,
    keep() {
      rows += 1;
      return new StoredValues(selection, store.add());
    },
    news() {
      const isNew = (_: string, column: number): boolean => {
        for (let at = told; at < rows; at += 1) {
          if (hasExponent(store.style(at, column))) return true;
        }
        return false;
      };
      const news = { names, rows: rows - told, withExponent: names.filter(isNew) };
      told = rows;
      return news;
    },
  };
}
