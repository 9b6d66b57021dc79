// One line of a CSV table → its cells, quotes taken off.

const QUOTE = '"';

/** The cells, or `open` where a quoted cell goes on in the next line. `delimiter` is one character. O(length). */
export function splitCells(text: string, delimiter: string): string[] | "open" {
  if (!text.includes(QUOTE)) return text.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] !== QUOTE) {
      const end = text.indexOf(delimiter, at);
      cells.push(text.slice(at, end < 0 ? text.length : end));
      if (end < 0) return cells;
      at = end + 1;
      continue;
    }
    const end = closingQuote(text, at + 1);
    if (end < 0) return "open";
    const rest = text.indexOf(delimiter, end + 1);
    const after = text.slice(end + 1, rest < 0 ? text.length : rest);
    cells.push(text.slice(at + 1, end).replaceAll('""', QUOTE) + after);
    if (rest < 0) return cells;
    at = rest + 1;
  }
}

/** Place of the quote that ends the cell; a doubled one stands for itself. −1 without one. */
function closingQuote(text: string, from: number): number {
  let at = from;
  for (;;) {
    const end = text.indexOf(QUOTE, at);
    if (end < 0 || text[end + 1] !== QUOTE) return end;
    at = end + 2;
  }
}

const DELIMITERS = [",", ";", "\t"];

/** The cells of a line that may be a header, by each delimiter that is in it. */
export function* splittings(
  text: string,
): Generator<{ readonly delimiter: string; readonly cells: readonly string[] }> {
  for (const delimiter of DELIMITERS) {
    const cells = text.includes(delimiter) ? splitCells(text, delimiter) : "open";
    if (cells !== "open") yield { delimiter, cells };
  }
}
