// Settled lines of a table with a header and delimiters, no cell over several lines → its headers and the cells of its rows.

import type { Line } from "../../lines/line.ts";
import type { Understood } from "../dialect.ts";
import { splitCells } from "./csv-cells.ts";

interface Header {
  readonly delimiter: string;
  /** Cells of a row. */
  readonly width: number;
}

export interface TableParts<H extends Header> {
  readonly readHeader: (text: string) => H | undefined;
  readonly begin: (header: H) => void;
  readonly row: (cells: readonly string[], line: Line, header: H) => Understood;
}

/** What a reader says of a line; a header may come again at any line. */
export function readTableLines<H extends Header>({
  readHeader,
  begin,
  row,
}: TableParts<H>): (line: Line) => Understood {
  let header: H | undefined;
  return (line) => {
    const { text } = line;
    if (!line.settled || text.trim() === "") return "other";
    const named = readHeader(text);
    if (named !== undefined) {
      begin(named);
      header = named;
      return "data";
    }
    if (header === undefined) return "other";
    const cells = splitCells(text, header.delimiter);
    if (cells === "open") {
      const isCut = line.unended === true;
      return { rejected: isCut ? "the file ends in this line" : "a quote without its end" };
    }
    if (cells.length === header.width) return row(cells, line, header);
    return { rejected: `${cells.length} cells for ${header.width} columns` };
  };
}

/** Whether the last cell of a file may lack its end, as one in quotes cannot. */
export function mayBeCut({ text, unended }: Line): boolean {
  return unended === true && !text.trimEnd().endsWith('"');
}
