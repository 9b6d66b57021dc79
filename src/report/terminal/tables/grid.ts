// Columns of short texts → aligned lines, numbers flush right, with bars behind them; a title may be joined to the one before by a sign.

import { padEnd, padStart, textWidth } from "../../text-width.ts";
import { paint, type Paper, span, type Tone } from "../paper.ts";

export interface GridColumn {
  readonly title: string;
  readonly cells: readonly string[];
  readonly tone?: Tone;
  /** Stands between this title and the one before. */
  readonly join?: "=" | "+" | "×";
  /** Flush left. */
  readonly isText?: true;
}

const LEAD = " ";
const GAP = "  ";

export function gridWidth(columns: readonly GridColumn[]): number {
  return columns.reduce((sum, column) => sum + widthOf(column) + gapOf(column).length, 1) - 2;
}

function widthOf({ title, cells }: GridColumn): number {
  return cells.reduce((most, cell) => Math.max(most, textWidth(cell)), textWidth(title));
}

function gapOf({ join }: GridColumn): string {
  return join === undefined ? GAP : ` ${join} `;
}

/** The columns that fit: those of `spare` go first, in this order. */
export function fitting(
  paper: Paper,
  columns: readonly GridColumn[],
  spare: readonly string[],
): readonly GridColumn[] {
  let kept = columns;
  for (const title of spare) {
    if (gridWidth(kept) < paper.width) return kept;
    kept = kept.filter((column) => column.title !== title);
  }
  return kept;
}

/** The head, then a line a row; `after` is put at the end of each row. */
export function gridLines(
  paper: Paper,
  given: readonly GridColumn[],
  after: readonly string[] = [],
): string[] {
  const columns = given.map((column) => ({
    ...column,
    title: paper.show(column.title),
    cells: column.cells.map(paper.show),
  }));
  const widths = columns.map(widthOf);
  const gaps = columns.map((column, i) => (i === 0 ? "" : paper.show(gapOf(column))));
  const pad = ({ isText }: GridColumn, text: string, i: number): string =>
    isText === true ? padEnd(text, widths[i] ?? 0) : padStart(text, widths[i] ?? 0);
  const head = columns.map((column, i) => (gaps[i] ?? "") + pad(column, column.title, i)).join("");
  const count = columns.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const rows = Array.from({ length: count }, (_, at) => {
    const cells = columns.map((column, i) => {
      const text = column.cells[at] ?? "";
      const tone = /^-?(?:nan|inf)$/i.test(text) ? "bad" : (column.tone ?? "plain");
      const padded = pad(column, text, i);
      const painted =
        text === "" ? padded : padded.replace(text, () => paint(paper, span(text, tone)));
      return " ".repeat((gaps[i] ?? "").length) + painted;
    });
    const tail = after[at] ?? "";
    return `${LEAD}${cells.join("")}${tail === "" ? "" : GAP + tail}`.trimEnd();
  });
  return [paint(paper, span(LEAD + head.trimEnd(), "dim")), ...rows];
}

const EIGHTHS = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/** As long as the number is beside the one that fills all cells. */
export function barText(paper: Paper, value: number, largest: number, cells: number): string {
  if (cells <= 0 || !(largest > 0) || !(value > 0)) return "";
  const full = paper.show("█");
  const eighths = paper.style.unicode ? EIGHTHS : [];
  const length = Math.min(value / largest, 1) * cells;
  const steps = eighths.length + 1;
  const filled = Math.floor(length);
  const fraction = Math.round((length - filled) * steps);
  const isWhole = fraction === steps || (steps === 1 && fraction === 1);
  const solid = isWhole
    ? full.repeat(filled + 1)
    : full.repeat(filled) + (fraction > 0 ? (eighths[fraction - 1] ?? "") : "");
  return solid === "" ? "" : paint(paper, span(solid, "warn"));
}
