// A row that is being read → whether the next line may be the rest of it.

import type { KerasPair, RowText } from "./row-text.ts";

/** A row that the next line may go on with. */
export interface OpenRow {
  row: RowText;
  text: string;
  line: number;
  settled: boolean;
  unended: boolean;
  running: boolean;
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

/** Whether a row breaks off so that the next columns may be the rest of it: `loss: 0.5` may end `dense_1_`. */
export function mayGoOn(open: OpenRow | undefined): boolean {
  if (open === undefined) return false;
  const { head, columns } = open.row;
  if (open.doubtful && (head.steps !== null || columns.timed)) return true;
  const { ending, stop, tail } = columns;
  if (ending === "name") return tail.trim() !== "";
  return ending === "colon" || ending === "word" || (ending === "head" && stop !== "done");
}
