// A run whose weights change → what is left for the weight that moves, and the weight, over the epochs.

import { partName } from "../../../table/loss-names.ts";
import { eachOf, thoseOf } from "../../../math/sequence.ts";
import type { RunAnalysis } from "../../../analysis/analysis.ts";
import { movingWeights } from "../../../analysis/answer/moving-weights.ts";
import { distinctNames } from "../../distinct-names.ts";
import { epochText, totalPlaces } from "../../ledger-cells.ts";
import { Entry } from "../../ledger-rows.ts";
import { short } from "../../../math/short.ts";
import { columnTexts, fixed, shortNumber } from "../../../analysis/number-text.ts";
import type { Paper } from "../paper.ts";
import { barText, fitting, type GridColumn, gridLines, gridWidth } from "./grid.ts";
import { moreLines } from "./epochs.ts";
import { pickRows } from "./pick-rows.ts";

/** Rows shown, and weights that get a column where several move. */
const MOST_ROWS = 6;
const MOST_WEIGHTS = 4;
const LARGEST_BAR = 20;

/** None where no weight is known to move. */
export function movingTable(paper: Paper, run: RunAnalysis): string[] {
  const moving = movingWeights(run);
  const [first, second] = moving;
  if (first === undefined) return [];
  const fitted = thoseOf(run.rows, ({ residual }) => residual !== null);
  const train = thoseOf(fitted, ({ split }) => split === "train");
  const all = eachOf(train.length > 0 ? train : fitted, (row) => new Entry(run, row));
  const ends = new Set(
    run.segments.flatMap(({ firstEpoch, lastEpoch }) => [firstEpoch, lastEpoch]),
  );
  const { shown, hidden } = pickRows(
    paper,
    all,
    [MOST_ROWS, MOST_ROWS],
    // Those at either side of every change.
    ({ row }) => ends.has(row.epoch),
  );
  const base: GridColumn[] = [
    { title: run.clock, cells: shown.map(({ row }) => epochText(row)) },
    {
      title: paper.show(run.total),
      cells: columnTexts(shown.map(({ total }) => total?.text ?? "")),
    },
  ];
  if (second !== undefined) {
    const few = moving.slice(0, MOST_WEIGHTS);
    const names = distinctNames(
      few.map(({ component }) => paper.show(partName(component))),
      14,
      paper.show("…"),
    );
    const columns = [
      ...base,
      ...few.map(({ index }, i) => ({
        title: `weight of ${names[i]}`,
        cells: shown.map(({ row }) => short(row.weights[index] ?? 1)),
      })),
    ];
    const fitting = gridWidth(columns) < paper.width ? columns : columns.slice(0, 4);
    return [...gridLines(paper, fitting), ...moreLines(paper, hidden)];
  }
  const { index, component } = first;
  const [name = ""] = distinctNames([paper.show(partName(component))], 12, paper.show("…"));
  const places = totalPlaces(shown);
  const others = shown.map(({ contributions }) =>
    contributions.reduce((sum, part, i) => (i === index ? sum : sum + part), 0),
  );
  const weights = shown.map(({ row }) => row.weights[index] ?? 1);
  const columns: GridColumn[] = [
    ...base,
    {
      title: run.components.length === 2 ? "other part" : "other parts",
      cells: others.map((sum) => shortNumber(sum, places)),
    },
    {
      title: `left for ${name}`,
      cells: shown.map(({ total }, i) => fixed((total?.value ?? NaN) - (others[i] ?? 0), places)),
    },
    {
      title: name,
      cells: columnTexts(shown.map(({ components }) => components[index]?.text ?? "")),
    },
    { title: "its weight", cells: weights.map((weight) => short(weight)), tone: "strong" },
  ];
  const kept = fitting(paper, columns, [name, base[1]?.title ?? "", `left for ${name}`]);
  const room = Math.min(paper.width - 1 - gridWidth(kept) - 2, LARGEST_BAR);
  const largest = Math.max(...weights);
  const bars = weights.map((weight) => barText(paper, weight, largest, room >= 6 ? room : 0));
  return [...gridLines(paper, kept, bars), ...moreLines(paper, hidden)];
}
