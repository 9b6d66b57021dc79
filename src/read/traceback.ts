// Lines that hold no data → the Python error that a log stops in; none where training went on after it.

import type { Line } from "../lines/line.ts";

const START = "Traceback (most recent call last):";
/** Characters of the error that are said. */
const LONGEST = 120;

export interface TracebackWatch {
  /** A line without data. */
  see(line: Line): void;
  /** There is data after it: the log did not stop there. */
  goOn(): void;
  /** In words; null where the log does not stop in one. */
  note(): string | null;
}

/** Of errors that follow one another ("During handling of …") the last is the one that ended the program. */
export function createTracebackWatch(): TracebackWatch {
  let isInside = false;
  let error: { readonly text: string; readonly line: number } | null = null;
  return {
    see({ text, number, settled }) {
      if (!settled) return;
      if (text.startsWith(START)) {
        isInside = true;
        error = { text: "", line: number };
      } else if (isInside && text !== "" && text[0] !== " " && text[0] !== "\t") {
        isInside = false;
        error = { text: text.trim(), line: number };
      }
    },
    goOn() {
      isInside = false;
      error = null;
    },
    note() {
      if (error === null) return null;
      const { text, line } = error;
      const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
      const said = short === "" ? "" : `: \`${short.replaceAll("`", "'")}\``;
      return `the log stops in a Python error, line ${line}${said}`;
    },
  };
}
