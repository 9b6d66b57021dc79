// A list whose end has not come yet → its items: many numbers, or objects that are alike, are not kept one by one.

import { createRowLayout, type RowLayout } from "../../fast-rows/row-layout.ts";
import { NumberList } from "./number-list.ts";
import { objectPieces } from "./row-pieces.ts";
import { createTableLayouts, type TableLayouts } from "./table-layouts.ts";
import { isDict, isNumber, type Tree } from "./tree.ts";

/** Numbers at the beginning of a list that are kept as any value, and items after which the next ones are read as bytes. */
const FEW = 16;
const FIRST = 64;
/** Texts between two numbers that are remembered. */
const MOST_GAPS = 8;

export class OpenList {
  readonly kind = "list";
  readonly line: number;
  /** Items so far. */
  count = 0;
  /** The last one, if it was read by itself, and where it begins and ends. */
  last: Tree = null;
  from = -1;
  to = -1;
  #lines: number[] | undefined;
  #numbers: NumberList | undefined;
  readonly #items: Tree[] = [];

  constructor(line: number) {
    this.line = line;
  }

  get numbers(): NumberList | undefined {
    return this.#numbers;
  }

  /** Whether the item is kept as a cell. */
  push(item: Tree, line: number): boolean {
    this.count += 1;
    if (this.#numbers !== undefined) return this.#numbers.push(item, line);
    const items = this.#items;
    if (line !== this.line) this.#lines ??= items.map(() => this.line);
    items.push(item);
    this.#lines?.push(line);
    if (items.length === FEW && items.every(isNumber)) {
      this.#numbers = new NumberList(this.line);
      for (const [i, number] of items.entries())
        this.#numbers.push(number, this.#lines?.[i] ?? this.line);
    }
    return false;
  }

  tree(): Tree {
    const { line } = this;
    return this.#numbers ?? { kind: "list", line, items: this.#items, lines: this.#lines };
  }
}

/** Bytes of a text that come next. */
interface Next {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly line: number;
}

/** What was taken of them: how many numbers, and lines that were passed. */
interface Taken {
  readonly end: number;
  readonly numbers: number;
  readonly lines: number;
}

/** Items of lists that are like those before them, as they are written. */
export class AlikeItems {
  readonly #rows: TableLayouts = createTableLayouts("item-end", FIRST);
  /** By what stands between two numbers. */
  readonly #gaps = new Map<string, RowLayout | undefined>();

  /** Numbers with this text behind each. */
  takeNumbers(list: OpenList, gap: string, { bytes, start, line }: Next): Taken | undefined {
    const { numbers } = list;
    if (numbers === undefined || list.count < FIRST) return undefined;
    if (!this.#gaps.has(gap)) {
      if (this.#gaps.size === MOST_GAPS) return undefined;
      this.#gaps.set(gap, createRowLayout(["", gap], ["number"], "item-end"));
    }
    const batch = this.#gaps.get(gap)?.match(bytes, start, bytes.length - 1);
    if (batch === undefined) return undefined;
    const { rows } = batch;
    const apart = gap.split(LINE_END).length - 1;
    numbers.pushBatch(batch, line, apart);
    list.count += rows;
    return { end: batch.end(rows - 1), numbers: rows, lines: rows * apart };
  }

  /** Learns from the object that was read last, with what stands behind it. */
  learn({ last, count }: OpenList, text: () => string): void {
    if (isDict(last)) this.#rows.learn(count, () => objectPieces(text(), last));
  }

  takeRows(list: OpenList, { bytes, start, line }: Next): Taken | undefined {
    if (list.numbers !== undefined || list.count < FIRST) return undefined;
    const taken = this.#rows.take(bytes, start, bytes.length - 1, line);
    if (taken?.like === undefined) return undefined;
    const { rows, selection } = taken;
    list.push({ kind: "rows", like: taken.like, taken }, line);
    list.count += rows - 1;
    return {
      end: taken.end(rows - 1),
      numbers: rows * selection.store.columns.length,
      lines: taken.lineAt(rows) - line,
    };
  }
}

const LINE_END = /\r\n?|\n/;
