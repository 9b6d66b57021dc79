// Cells that hold no number → one note a column.

import { counted } from "../../table/clock.ts";

export interface UnreadCells {
  /** In so many rows, one where it is not said. */
  add(column: string, text: string, rows?: number): void;
  notes(): readonly string[];
}

/** Columns told of by name, and columns kept count of one by one. */
const NAMED = 8;
const MAX_COLUMNS = 1000;
const EXCERPT = 24;

/** Text, arrays and whatever else stands where a number might: kept count of, as it is no loss. */
export function createUnreadCells(): UnreadCells {
  const columns = new Map<string, { count: number; readonly example: string }>();
  let others = 0;
  return {
    add(column, text, rows = 1) {
      const known = columns.get(column);
      if (known !== undefined) known.count += rows;
      else if (columns.size >= MAX_COLUMNS) others += rows;
      else columns.set(column, { count: rows, example: text.slice(0, EXCERPT) });
    },
    notes() {
      const notes = [...columns]
        .slice(0, NAMED)
        .map(
          ([column, { count, example }]) =>
            `column \`${column}\` is not read in ${counted(count, "row")}: \`${example}\` is no single number`,
        );
      const more = columns.size - NAMED;
      if (more > 0) notes.push(`${more} more columns hold no single numbers`);
      if (others > 0) notes.push(`and ${others} cells of columns beyond the first ${MAX_COLUMNS}`);
      return notes;
    },
  };
}
