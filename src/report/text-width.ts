// Text → the number of terminal cells that it takes, and text cut or padded to a number of cells.

// East Asian Wide and Fullwidth blocks and the emoji planes (Unicode 15, EastAsianWidth.txt, joined coarsely).
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** Letters, and dashes, dots, arrows, signs and bars of ours: no marks, to ask for which takes Unicode tables. */
const NARROW = /^[\0-\u02ff\u2010-\u205f\u2190-\u2bff]*$/;

function cellsOf(character: string): number {
  if (NARROW.test(character)) return 1;
  if (/\p{M}/u.test(character)) return 0;
  const code = character.codePointAt(0) ?? 0;
  return WIDE.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
}

export function textWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  let cells = 0;
  for (const character of text) cells += cellsOf(character);
  return cells;
}

/** The longest start of the text that takes at most so many cells. */
export function startOf(text: string, cells: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += cellsOf(character);
    if (used > cells) break;
    end += character.length;
  }
  return text.slice(0, end);
}

export function endOf(text: string, cells: number): string {
  const characters = [...text];
  let used = 0;
  let start = characters.length;
  while (start > 0 && used + cellsOf(characters[start - 1] as string) <= cells) {
    start -= 1;
    used += cellsOf(characters[start] as string);
  }
  return characters.slice(start).join("");
}

/** Shortens in the middle, where names of one family differ least often. */
export function shorten(text: string, cells: number, ellipsis: string): string {
  if (textWidth(text) <= cells) return text;
  const room = cells - textWidth(ellipsis);
  if (room <= 1) return startOf(text, Math.max(cells, 0));
  const tail = Math.floor(room / 2);
  return startOf(text, room - tail) + ellipsis + endOf(text, tail);
}

/** Shortens at the start: of a path the file's own name says most. */
export function cutStart(path: string, cells: number, ellipsis: string): string {
  if (textWidth(path) <= cells) return path;
  return ellipsis + endOf(path, Math.max(cells - textWidth(ellipsis), 0));
}

export function padStart(text: string, cells: number): string {
  return " ".repeat(Math.max(0, cells - textWidth(text))) + text;
}

export function padEnd(text: string, cells: number): string {
  return text + " ".repeat(Math.max(0, cells - textWidth(text)));
}
