// Intervals over a line → rows of characters that draw them: braille dots, or ASCII where the output knows no more.

/** A stretch of values at one place from left (0) to right (1); a gap before it is not bridged. */
export interface Mark {
  readonly at: number;
  /** From the bottom (0) to the top (1). */
  readonly low: number;
  readonly high: number;
  readonly afterGap: boolean;
}

interface Grain {
  /** Dots of one character. */
  readonly across: number;
  readonly down: number;
  /** Bit of a dot, from the left and from the top. */
  readonly bit: (x: number, y: number) => number;
  readonly glyph: (bits: number) => string;
}

const BRAILLE_BITS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

const BRAILLE: Grain = {
  across: 2,
  down: 4,
  bit: (x, y) => BRAILLE_BITS[x]?.[y] ?? 0,
  glyph: (bits) => (bits === 0 ? " " : String.fromCodePoint(0x2800 + bits)),
};

/** By which of the top, the middle and the bottom (1, 2, 4) are drawn. */
const ASCII_GLYPHS = [" ", "'", "-", "|", ".", ":", "|", "|"] as const;

const ASCII: Grain = {
  across: 1,
  down: 3,
  bit: (_, y) => 2 ** y,
  glyph: (bits) => ASCII_GLYPHS[bits] ?? " ",
};

/** Rows from the top, each of `cells` characters; neighbours are joined by straight lines. */
export function drawDots(
  marks: readonly Mark[],
  cells: number,
  rows: number,
  unicode: boolean,
): string[] {
  const { across, down, bit, glyph } = unicode ? BRAILLE : ASCII;
  const width = cells * across;
  const height = rows * down;
  const bits = Array.from({ length: rows }, () => new Uint8Array(cells));
  for (const [x, [low, high]] of columnsOf(marks, width, height, across)) {
    for (let y = low; y <= high; y += 1) {
      const fromTop = height - 1 - y;
      const row = bits[Math.floor(fromTop / down)];
      const cell = Math.floor(x / across);
      if (row !== undefined) row[cell] = (row[cell] ?? 0) | bit(x % across, fromTop % down);
    }
  }
  return bits.map((row) => Array.from(row, glyph).join(""));
}

type Reach = [low: number, high: number];

/** For every column of dots, from where to where it is filled. */
function columnsOf(
  marks: readonly Mark[],
  width: number,
  height: number,
  across: number,
): Map<number, Reach> {
  const columns = new Map<number, Reach>();
  const fill = (x: number, low: number, high: number): void => {
    const before = columns.get(x) ?? [low, high];
    columns.set(x, [Math.min(before[0], low), Math.max(before[1], high)]);
  };
  const dot = (share: number): number => Math.round(Math.min(Math.max(share, 0), 1) * (height - 1));
  let last: readonly [x: number, low: number, high: number] | undefined;
  for (const [i, { at, low, high, afterGap }] of marks.entries()) {
    const next = [dotAcross(at, width), dot(low), dot(high)] as const;
    if (last !== undefined && !afterGap) join(fill, last, next);
    fill(...next);
    // A value between gaps takes the whole width of its character: a lone dot is easily overlooked.
    if (afterGap && marks[i + 1]?.afterGap !== false && across === 2)
      fill(next[0] ^ 1, next[1], next[2]);
    last = next;
  }
  return columns;
}

/** Column of dots of a place between 0 and 1. */
function dotAcross(at: number, width: number): number {
  return Math.round(at * (width - 1));
}

/** Steps from one reach to the next, so that no two neighbouring columns come apart. */
function join(
  fill: (x: number, low: number, high: number) => void,
  [fromX, fromLow, fromHigh]: readonly [number, number, number],
  [toX, toLow, toHigh]: readonly [number, number, number],
): void {
  let [low, high] = [fromLow, fromHigh];
  for (let x = fromX + 1; x <= toX; x += 1) {
    const share = (x - fromX) / (toX - fromX);
    const nextLow = Math.round(fromLow + share * (toLow - fromLow));
    const nextHigh = Math.round(fromHigh + share * (toHigh - fromHigh));
    if (nextLow > high + 1) {
      const middle = Math.floor((nextLow + high) / 2);
      fill(x - 1, low, middle);
      fill(x, middle + 1, nextHigh);
    } else if (nextHigh < low - 1) {
      const middle = Math.ceil((nextHigh + low) / 2);
      fill(x - 1, middle, high);
      fill(x, nextLow, middle - 1);
    } else fill(x, nextLow, nextHigh);
    [low, high] = [nextLow, nextHigh];
  }
}
