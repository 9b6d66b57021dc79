// Column titles and cells → a table that scrolls by itself where the page is too narrow for it.

import { type Content, markup, type Markup } from "./markup.ts";

/** Components that get a column of their own, as more do not fit a printed page, and characters of its title. */
export const MOST_COMPONENT_COLUMNS = 6;
export const LONGEST_TITLE = 24;

export interface Column {
  readonly title: Content;
  /** Numbers stand flush right. */
  readonly numeric?: boolean;
  /** Left out on a narrow screen. */
  readonly isSpare?: boolean;
}

/** `label` says what the table holds. The first cell of a row heads it, unless it is empty; a lone cell spans the row. */
export function table(
  label: string,
  columns: readonly Column[],
  rows: readonly (readonly Content[])[],
): Markup {
  const kind = (i: number): string =>
    (columns[i]?.numeric === true ? "n" : "t") + (columns[i]?.isSpare === true ? " extra" : "");
  return markup`<div class="scroll" role="group" tabindex="0" aria-label="${label}">
    <table>
      <thead>
        <tr>
          ${columns.map(({ title }, i) => markup`<th scope="col" class="${kind(i)}">${named(title)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map((cells) => rowOf(cells, columns.length, kind))}
      </tbody>
    </table>
  </div>`;
}

/** A column may be called nothing at all, which a heading may not be. */
export function named(title: Content): Content {
  return isBlank(title) ? "(no name)" : title;
}

function isBlank(cell: Content): boolean {
  return typeof cell === "string" && cell.trim() === "";
}

function rowOf(cells: readonly Content[], span: number, kind: (i: number) => string): Markup {
  if (cells.length === 1)
    return markup`<tr class="note"><td colspan="${span}">${cells}</td></tr>\n`;
  return markup`<tr>${cells.map((cell, i) =>
    i === 0 && !isBlank(cell)
      ? markup`<th scope="row" class="${kind(i)}">${cell}</th>`
      : markup`<td class="${kind(i)}">${cell}</td>`,
  )}</tr>\n`;
}
