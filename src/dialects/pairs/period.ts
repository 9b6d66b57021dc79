// The lines since the last row → those that belong to the next one, so that its like may be read as bytes.

import type { Line } from "../../lines/line.ts";

export interface PeriodLine extends Pick<Line, "text" | "raw"> {
  /** Whether it was said to hold data. */
  readonly isData: boolean;
}

export interface Period {
  see(line: Line): void;
  /** The line seen last holds no data. */
  leave(): void;
  /** The row that goes on ends with the line seen last, so far; gives the place of that line. */
  reach(): number;
  /** The lines up to the one that was reached, which then are over; undefined where they are too many, or no whole ones. */
  take(): readonly PeriodLine[] | undefined;
  /** What follows has nothing to do with the lines before. */
  restart(): void;
}

/** A row on more lines is not read as bytes. */
const MAX_LINES = 64;

export function createPeriod(): Period {
  let lines: PeriodLine[] = [];
  let reached = 0;
  let isWhole = true;
  return {
    see(line) {
      const { settled, unended } = line;
      if (!settled || unended === true || lines.length >= MAX_LINES) isWhole = false;
      if (isWhole) lines.push({ ...line, isData: true });
    },
    leave() {
      const last = lines.pop();
      if (last !== undefined) lines.push({ ...last, isData: false });
    },
    reach() {
      reached = lines.length;
      return reached - 1;
    },
    take() {
      const taken = isWhole ? lines.slice(0, reached) : undefined;
      lines = lines.slice(reached);
      reached = 0;
      isWhole = true;
      return taken;
    },
    restart() {
      lines = [];
      reached = 0;
      isWhole = true;
    },
  };
}
