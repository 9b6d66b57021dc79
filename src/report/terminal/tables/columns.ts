// Rows with their columns as printed and nothing taken from anything: parts without a total, a total without parts, a row that broke.

import { eachOf, thoseOf } from "../../../math/sequence.ts";
import type { RunAnalysis } from "../../../analysis/analysis.ts";
import { brokenAt } from "../../../analysis/answer/broken.ts";
import { distinctNames } from "../../distinct-names.ts";
import { componentTitles } from "../../ledger-cells.ts";
import { Entry } from "../../ledger-rows.ts";
import { columnTexts } from "../../../analysis/number-text.ts";
import type { Paper } from "../paper.ts";
import { epochCells, moreLines } from "./epochs.ts";
import { type GridColumn, gridLines, gridWidth } from "./grid.ts";
import { pickRows } from "./pick-rows.ts";

const MOST = 3;
const CAPS = [18, 14, 11, 9, 7] as const;

/** The parts of each epoch, or the total alone. */
export function partsTable(paper: Paper, run: RunAnalysis): string[] {
  const train = thoseOf(run.rows, ({ split }) => split === "train");
  const entries = eachOf(train.length > 0 ? train : run.rows, (row) => new Entry(run, row));
  const { shown, hidden } = pickRows(paper, entries, [MOST, MOST]);
  return [...plainRows(paper, run, shown), ...moreLines(paper, hidden)];
}

/** The row that broke first, with the one before it of its split. */
export function brokenTable(paper: Paper, run: RunAnalysis): string[] {
  const broken = brokenAt(run);
  if (broken === null) return [];
  const before = run.rows.findLast(({ split }, at) => at < broken.at && split === broken.row.split);
  const rows = before === undefined ? [broken.row] : [before, broken.row];
  const after = run.rows.find(({ split }, at) => at > broken.at && split === broken.row.split);
  const shown = [...rows, ...(after === undefined ? [] : [after])].map(
    (row) => new Entry(run, row),
  );
  const hidden = run.rows.length - shown.length;
  return [...plainRows(paper, run, shown), ...moreLines(paper, hidden)];
}

function plainRows(paper: Paper, run: RunAnalysis, shown: readonly Entry[]): string[] {
  const titles = [run.total, ...componentTitles(run)].map(paper.show);
  const capped = CAPS.map((cap) => distinctNames(titles, cap, paper.show("…")));
  const parts = shown.map(({ components }) => components);
  const make = ([total = "", ...names]: readonly string[], kept: number): GridColumn[] =>
    [
      {
        title: run.clock,
        cells: epochCells(shown),
      },
      ...(run.total === ""
        ? []
        : [{ title: total, cells: columnTexts(shown.map((entry) => entry.total?.text ?? "")) }]),
      ...names.slice(0, kept).map((name, i) => ({
        title: name,
        cells: columnTexts(parts.map((own) => own[i]?.text ?? "")),
      })),
    ].map((column) => ({ ...column, cells: column.cells.map(paper.show) }));
  // Each takes more than a cell: of thousands most are not tried.
  for (let kept = Math.min(run.components.length, paper.width); kept >= 0; kept -= 1)
    for (const named of capped) {
      const columns = make(named, kept);
      if (gridWidth(columns) >= paper.width) continue;
      const left = run.components.length - kept;
      const more = left === 0 ? [] : [`        and ${left} more columns`];
      return [...gridLines(paper, columns), ...more];
    }
  return [];
}
