// Lines that hold no data → the Python error that a log stops in; none where training went on after it.

import type { Line } from "../lines/line.ts";

const START = "Traceback (most recent call last):";
/** Characters of the error that are said. */
const LONGEST = 120;

/** Of errors that follow one another ("During handling of …") the last is the one that ended the program. */
export class TracebackWatch {
  #isInside = false;
  #error: { readonly text: string; readonly line: number } | null = null;

  /** A settled line without data. */
  see({ text, number }: Line): void {
    if (text.startsWith(START)) {
      this.#isInside = true;
      this.#error = { text: "", line: number };
    } else if (this.#isInside && text !== "" && text[0] !== " " && text[0] !== "\t") {
      this.#isInside = false;
      this.#error = { text: text.trim(), line: number };
    }
  }

  /** There is data after it: the log did not stop there. */
  goOn(): void {
    this.#isInside = false;
    this.#error = null;
  }

  /** In words; null where the log does not stop in one. */
  note(): string | null {
    if (this.#error === null) return null;
    const { text, line } = this.#error;
    const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    const said = short === "" ? "" : `: \`${short.replaceAll("`", "'")}\``;
    return `the log stops in a Python error, line ${line}${said}`;
  }
}
