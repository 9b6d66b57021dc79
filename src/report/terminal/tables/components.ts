// The last row of a run → printed × weight = part of the total, a line a component, with the range of weights that the log allows.

import { eachOf, thoseOf } from "../../../math/sequence.ts";
import type { RunAnalysis } from "../../../analysis/analysis.ts";
import { outward } from "../../../analysis/answer/amounts.ts";
import { distinctNames } from "../../distinct-names.ts";
import { byContribution, componentTitles, placed, totalPlaces } from "../../ledger-cells.ts";
import { Entry } from "../../ledger-rows.ts";
import {
  columnTexts,
  decimalsOf,
  fixed,
  plainNumber,
  rangeText,
  partText,
} from "../../../analysis/number-text.ts";
import { textWidth } from "../../text-width.ts";
import { paint, type Paper, span } from "../paper.ts";
import { type GridColumn, fitting, gridLines } from "./grid.ts";

/** Components shown without --verbose. */
const MOST = 8;

export function componentsTable(paper: Paper, run: RunAnalysis): string[] {
  const fitted = thoseOf(run.rows, ({ residual }) => residual !== null);
  const entries = eachOf(fitted, (row) => new Entry(run, row));
  const isOfTrain = ({ row }: Entry): boolean => row.split === "train" && row.origin !== "evaluate";
  // Of a total of 0 there are no shares.
  const entry =
    entries.findLast((one) => isOfTrain(one) && one.total?.value !== 0) ??
    entries.findLast(isOfTrain) ??
    entries.at(-1);
  if (entry === undefined) return [];
  const { row } = entry;
  // What this table is for are the weights other than 1; then the largest parts.
  const isOther = (i: number): number => Number((row.weights[i] ?? 1) !== 1);
  const order = byContribution(run, [entry]).toSorted((a, b) => isOther(b) - isOther(a));
  const { own: shown, folded: rest } = placed(order, paper.verbose ? Infinity : MOST);
  const decimals = entry.components.map((part) => decimalsOf(part?.text ?? ""));
  const places = Math.max(totalPlaces([entry]), Math.min(Math.max(...decimals), 4));
  const sum = entry.contributions.reduce((all, part) => all + part, 0);
  const folded = rest.reduce((all, i) => all + (entry.contributions[i] ?? 0), 0);
  const hasRest = rest.length > 0;
  const names = distinctNames(
    componentTitles(run).map(paper.show),
    Math.min(24, Math.floor(paper.width / 4)),
    paper.show("…"),
  );
  const shares = [...shown.map((i) => entry.contributions[i] ?? NaN), ...(hasRest ? [folded] : [])];
  const ranges = shown.map((i) => {
    const { low = null, high = null } = run.weights[i] ?? {};
    return (low ?? 0) === 0 && high === null ? "" : allowed(low, high, paper);
  });
  const title = `${row.split === "val" ? "validation of " : ""}${run.clock} ${row.epoch}`;
  const columns: GridColumn[] = [
    {
      title,
      cells: [
        ...shown.map((i) => names[i] ?? ""),
        ...(hasRest ? [`${rest.length} more: -v`] : []),
        "sum",
      ],
      isText: true,
    },
    { title: "printed", cells: columnTexts(shown.map((i) => entry.components[i]?.text ?? "")) },
    { title: "weight", cells: shown.map((i) => plainNumber(row.weights[i] ?? 1)), join: "×" },
    {
      title: "in " + paper.show(run.total),
      cells: [...shares.map((part) => partText(part, places)), partText(sum, places)],
      join: "=",
      tone: "strong",
    },
    {
      title: "share",
      cells: shares.map((part) => (sum === 0 ? "" : `${fixed((100 * part) / sum, 0)} %`)),
    },
    ...(ranges.some((text) => text !== "")
      ? [{ title: "the log allows", cells: ranges, isText: true as const, tone: "dim" as const }]
      : []),
  ];
  const lines = gridLines(
    paper,
    fitting(paper, columns, ["the log allows", "share", "printed", "weight"]),
  );
  const printed = `   ${paper.show(run.total)} printed: ${paper.show(entry.total?.text ?? "")}`;
  const sumLine = lines.at(-1) ?? "";
  const fits = textWidth(sumLine) + textWidth(printed) < paper.width;
  return fits ? [...lines.slice(0, -1), sumLine + paint(paper, span(printed, "dim"))] : lines;
}

/** `0.96–1.06`, rounded outward. */
function allowed(low: number | null, high: number | null, paper: Paper): string {
  return paper.show(low === null || high === null ? rangeText(low, high) : outward(low, high, 6));
}
