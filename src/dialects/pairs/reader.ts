// Settled lines of pairs → records, and the program that printed them.

import type { Line } from "../../lines/line.ts";
import { createPrinterSearch, writerOf } from "../printers/search.ts";
import type { Findings, LineReader } from "../dialect.ts";
import { createRowBuilder, type PairRow } from "./row-builder.ts";
import { createPairSeries } from "./row-series.ts";

export function createPairReader(findings: Findings): LineReader {
  const search = createPrinterSearch();
  const series = createPairSeries(findings, () => search.found()?.reading ?? "first");
  const builder = createRowBuilder(series.add);
  const printer = (): string | undefined => search.found()?.facts.title;
  return {
    line(line) {
      if (line.apart === true) builder.end();
      search.see(line.text);
      return builder.line(line) ? "data" : "other";
    },
    end() {
      builder.end();
      series.end();
    },
    writer: () => writerOf(search.found(), "lines of names and numbers"),
    notes() {
      const title = printer();
      const known = search.found()?.facts.known;
      return [
        ...(title === undefined || known === undefined ? [] : [`${title}: ${known}`]),
        ...series.notes(),
      ];
    },
  };
}

/** Whether a row is one of a training, by itself or as one of its kind. */
export type RowTest = (line: Line) => boolean;

/** Kinds of rows that are remembered. */
const MAX_SHAPES = 64;

/** True at each line at which a row turns out to be one of a training. */
export function createRowTest(): RowTest {
  const search = createPrinterSearch();
  const shapes = new Set<string>();
  let isRow = false;
  let seen: PairRow | undefined;
  const look = (row: PairRow): void => {
    if (row.line === seen?.line) return;
    if (!speaks(row, shapes, search.found() !== undefined)) return;
    isRow = true;
    seen = row;
  };
  const builder = createRowBuilder((row) => {
    look(row);
    if (shapes.size < MAX_SHAPES) shapes.add(shapeOf(row));
  });
  return (line) => {
    isRow = false;
    search.see(line.text);
    builder.line(line);
    const pending = builder.pending();
    if (pending !== undefined && pending.losses > 0) look(pending);
    return isRow;
  };
}

/** A total and a part, or two losses, with the time they are of; a row like one before; or a printer that is known. */
function speaks(row: PairRow, shapes: ReadonlySet<string>, isKnown: boolean): boolean {
  if (!row.pairs.some(({ name, text }) => /loss/i.test(name) && isMeasured(text))) return false;
  if (isKnown) return true;
  const { epoch, step, iteration } = row.clock;
  const hasClock = epoch !== undefined || step !== undefined || iteration !== undefined;
  if (row.losses >= 2 && hasClock) return true;
  return (row.hasTotal ? hasClock || row.losses >= 2 : row.losses >= 2) && shapes.has(shapeOf(row));
}

/** Of a setting in a program (`loss: 1`) there is no fraction. */
function isMeasured(text: string): boolean {
  return /[.ni]/i.test(text);
}

function shapeOf({ pairs }: PairRow): string {
  return pairs.map(({ name }) => name).join("\n");
}
