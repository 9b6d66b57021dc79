// Lines of text that was taken out of a file → the lines and parts of the file they came from.

import { bisector } from "d3-array";

/** Where in its file a line of such text stands. */
export interface LinePlace {
  /** Line of the file, 1-based. */
  readonly line: number;
  /** Part of the file, such as `cell 7`, and the line in it, 1-based; undefined where the file has no parts. */
  readonly place: { readonly part: string; readonly line: number } | undefined;
}

/** Lines that follow one another in text and file, or that all stand on one line of the file. */
interface Stretch {
  readonly textLine: number;
  readonly line: number;
  readonly part: string | null;
  readonly partLine: number;
  /** Lines of the file a line of text, 0 or 1; undefined as long as the stretch has one line. */
  slope: number | undefined;
}

/** Memory grows with the places where the two counts part, not with the lines. */
export class PlaceMap {
  readonly #stretches: Stretch[] = [];
  #textLine = 0;
  #partLine = 0;

  /** The next line of the text, 1-based and counted from the last call on, ends at `line` of the file, in `part`. */
  add(line: number, part: string | null): void {
    this.#textLine += 1;
    const last = this.#stretches.at(-1);
    this.#partLine = last !== undefined && last.part === part ? this.#partLine + 1 : 1;
    if (last !== undefined && last.part === part) {
      const slope = (line - last.line) / (this.#textLine - last.textLine);
      if (slope === last.slope) return;
      if (last.slope === undefined && (slope === 0 || slope === 1)) {
        last.slope = slope;
        return;
      }
    }
    const [textLine, partLine] = [this.#textLine, this.#partLine];
    this.#stretches.push({ textLine, line, part, partLine, slope: undefined });
  }

  at(textLine: number): LinePlace {
    const found = bisector((stretch: Stretch) => stretch.textLine).right(this.#stretches, textLine);
    const stretch = this.#stretches[Math.max(0, found - 1)];
    if (stretch === undefined) return { line: textLine, place: undefined };
    const { line, part, partLine: first, slope = 0 } = stretch;
    const beyond = Math.max(0, textLine - stretch.textLine);
    return {
      line: line + slope * beyond,
      place: part === null ? undefined : { part, line: first + beyond },
    };
  }
}
