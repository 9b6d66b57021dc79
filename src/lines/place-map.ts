// Lines of text that was taken out of a file → the lines and parts of the file they came from.

/** Where in its file a line of such text stands. */
export interface LinePlace {
  /** Line of the file, 1-based. */
  readonly line: number;
  /** Part of the file, such as `cell 7`, and the line in it, 1-based; undefined where the file has no parts. */
  readonly place: { readonly part: string; readonly line: number } | undefined;
}

export interface PlaceMap {
  /** The next line of the text, 1-based and counted from the last call on, ends at `line` of the file, in `part`. */
  add(line: number, part: string | null): void;
  at(textLine: number): LinePlace;
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
export function createPlaceMap(): PlaceMap {
  const stretches: Stretch[] = [];
  let textLine = 0;
  let partLine = 0;
  return {
    add(line, part) {
      textLine += 1;
      const last = stretches.at(-1);
      partLine = last !== undefined && last.part === part ? partLine + 1 : 1;
      if (last !== undefined && last.part === part) {
        const slope = (line - last.line) / (textLine - last.textLine);
        if (slope === last.slope) return;
        if (last.slope === undefined && (slope === 0 || slope === 1)) {
          last.slope = slope;
          return;
        }
      }
      stretches.push({ textLine, line, part, partLine, slope: undefined });
    },
    at(asked) {
      let low = 0;
      let high = stretches.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((stretches[middle]?.textLine ?? 0) <= asked) low = middle;
        else high = middle - 1;
      }
      const stretch = stretches[low];
      if (stretch === undefined) return { line: asked, place: undefined };
      const { line, part, partLine: first, slope = 0 } = stretch;
      const beyond = Math.max(0, asked - stretch.textLine);
      return {
        line: line + slope * beyond,
        place: part === null ? undefined : { part, line: first + beyond },
      };
    },
  };
}
