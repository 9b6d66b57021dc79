// How many there are, and what is said of one or of several → a note of a reader, or none.

export function countNote(count: number, one: string, several: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
}

export function doubledNote(rows: number): readonly string[] {
  return countNote(
    rows,
    "row is in the log twice and was read once",
    "rows are in the log twice and were read once",
  );
}
