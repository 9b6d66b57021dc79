// A row that is being read → whether the next line may be the rest of it, and its values.

import type { Line } from "../../lines/line.ts";
import { parsePrinted, type Printed } from "../../table/printed.ts";
import type { KerasPair, RowText } from "./row-text.ts";

/** A row that the next line may go on with. */
export interface OpenRow {
  row: RowText;
  text: string;
  line: number;
  settled: boolean;
  unended: boolean;
  running: boolean;
  isHeldOut: boolean;
  /** The first row after a header, and on one line. */
  learnable: boolean;
  /** Its bytes, if it is all that stands between two carriage returns. */
  frame: Uint8Array | undefined;
  /** Lines of other text since. */
  others: number;
  /** Whether one of them may have been a piece of the row. */
  doubtful: boolean;
  pairs: KerasPair[];
  names: Set<string>;
  refused: string[];
}

/** `# test - loss: 0.5`, beside a row of training. */
const HELD_OUT = /^\W{0,12}(?:test|val(?:id(?:ation)?)?|eval(?:uation)?) - /i;

/** `frame`: the bytes of the line, if it is all that stood between two carriage returns. */
export function openRow(
  row: RowText,
  text: string,
  line: Line,
  { isHeaded, frame }: { readonly isHeaded: boolean; readonly frame: Uint8Array | undefined },
): OpenRow {
  const isEnded = line.unended !== true;
  const isHeldOut = HELD_OUT.test(line.text);
  return {
    row,
    text,
    line: line.number,
    settled: line.settled,
    unended: !isEnded,
    running: text.includes("ETA:"),
    isHeldOut,
    learnable: isHeaded && line.settled && isEnded,
    frame: text === line.text && isEnded ? frame : undefined,
    others: 0,
    doubtful: false,
    pairs: [],
    names: new Set(),
    refused: isHeldOut ? [] : [...row.columns.refused],
  };
}

/** Whether a row breaks off so that the next columns may be the rest of it: `loss: 0.5` may end `dense_1_`. */
export function mayGoOn(open: OpenRow | undefined): boolean {
  if (open === undefined) return false;
  const { head, columns } = open.row;
  if (open.doubtful && (head.steps !== null || columns.timed)) return true;
  const { ending, stop, tail } = columns;
  if (ending === "name") return tail.trim() !== "";
  return ending === "colon" || ending === "word" || (ending === "head" && stop !== "done");
}

/** Values by column; a second value of a column that differs from the first is one of `name (2)`. */
export function rowValues(pairs: readonly KerasPair[]): {
  readonly values: ReadonlyMap<string, Printed>;
  readonly unread: readonly string[];
  readonly doubled: readonly string[];
} {
  const values = new Map<string, Printed>();
  const copies = new Map<string, number>();
  const unread: string[] = [];
  for (const { name, text } of pairs) {
    const printed = parsePrinted(text);
    const before = values.get(name);
    if (printed === undefined) unread.push(name);
    else if (before === undefined) values.set(name, printed);
    else if (before.text !== text) {
      let count = (copies.get(name) ?? 1) + 1;
      while (values.has(`${name} (${count})`)) count += 1;
      copies.set(name, count);
      values.set(`${name} (${count})`, printed);
    }
  }
  return { values, unread, doubled: [...copies.keys()] };
}

/** `a_loss: 0.5 - b_l`: of a column that no row shows whole, which may be a part of the loss; `a_acc` is none. */
export function lacksColumn({ row: { columns } }: OpenRow, names: ReadonlySet<string>): boolean {
  const cut = columns.ending === "name" ? /^[\s-]*([a-z]\w*)/i.exec(columns.tail)?.[1] : undefined;
  if (cut === undefined) return false;
  return [...names, "val_"].every(
    (name) => !name.startsWith(cut) && !cut.startsWith(name.replace(/_loss$/, "_")),
  );
}
