// Columns of numbers that stand in one text → the places where they begin; a number is read when one is asked for.

import { type Printed, parsePrinted, type Spelling, spellingOf } from "./printed.ts";

/** The numbers of a list in a text, in order: four bytes each beside the text. */
export class TextNumbers {
  readonly text: string;
  readonly length: number;
  private readonly starts: Uint32Array;

  constructor(text: string, starts: Uint32Array) {
    this.text = text;
    this.starts = starts;
    this.length = starts.length;
  }

  at(index: number): Printed {
    return printedOf(this.textAt(index));
  }

  textAt(index: number): string {
    return tokenAt(this.text, this.starts[index] as number);
  }
}

/** The number that begins at `start`. */
export function tokenAt(text: string, start: number): string {
  let end = start;
  // Behind a number stands a comma, a bracket or a blank.
  while (end < text.length && isOfNumber(text.charCodeAt(end))) end += 1;
  return text.slice(start, end);
}

function printedOf(token: string): Printed {
  const printed = parsePrinted(token);
  if (printed === undefined) throw new RangeError(`no number: ${token}`);
  return printed;
}

/** Digits, letters (`e`, `NaN`, `Infinity`), signs and the point. */
function isOfNumber(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x7a && code !== 0x5d) ||
    code === 0x2b ||
    code === 0x2d ||
    code === 0x2e
  );
}

/** Rows of numbers in a text, whose characters are told by `text`. */
export class TextStore {
  /** What a number stands for may depend on its column. */
  readonly isSettled = false;
  readonly columns: readonly string[];
  readonly text: (row: number, column: number) => string;

  constructor(columns: readonly string[], text: (row: number, column: number) => string) {
    this.columns = columns;
    this.text = text;
  }

  /** Puts value and ends of the interval into `into` from `at` on. */
  read(row: number, column: number, into: Float64Array, at: number): void {
    const { value, low, high } = this.printed(row, column);
    [into[at], into[at + 1], into[at + 2]] = [value, low, high];
  }

  printed(row: number, column: number): Printed {
    return printedOf(this.text(row, column));
  }

  /** NaN and infinities for words, which Python's JSON spells as JavaScript does. */
  value(row: number, column: number): number {
    return Number(this.text(row, column));
  }

  spelling(row: number, column: number): Spelling {
    return spellingOf(this.text(row, column));
  }
}
