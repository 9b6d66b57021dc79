// The rows of a run → the ledger as a table: the numbers as printed, residual with its interval, and share.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import { counted } from "../../table/clock.ts";
import { byContribution, componentTitles, epochText, ledgerColumns } from "../ledger-cells.ts";
import { type LedgerBlock, type Entry, ledgerBlocks } from "../ledger-rows.ts";
import { shorten } from "../text-width.ts";
import { type Content, markup, type Markup } from "./markup.ts";
import { type Column, LONGEST_TITLE, MOST_COMPONENT_COLUMNS, table } from "./table.ts";

/** Rows at either end of a long block that show at once, and those of the whole table below it. */
const AT_ENDS = 12;
/** On a page of so many runs that no further rows fold away. */
const AT_ENDS_OF_MANY = 3;
const ALL_AT_ENDS = 250;

/** `most` is at once, or folded away below the ends, or not there at all. */
export function ledgerOf(run: RunAnalysis, most: "shown" | "folded" | "none"): Content {
  const short = ledgerBlocks(
    run,
    { shown: ALL_AT_ENDS, folded: AT_ENDS, none: AT_ENDS_OF_MANY }[most],
  );
  if (short.every(({ head }) => head.length === 0)) return null;
  const hidden = short.some((block) => block.hidden > 0);
  return [
    ledgerTable(run, short, "The ledger"),
    hidden &&
      most === "folded" &&
      markup`<details>
        <summary>All rows</summary>
        ${ledgerTable(run, ledgerBlocks(run, ALL_AT_ENDS), "The ledger, all rows")}
      </details>`,
  ];
}

function ledgerTable(run: RunAnalysis, blocks: readonly LedgerBlock[], label: string): Markup {
  const entries = blocks.flatMap(({ head, tail }) => [...head, ...tail]);
  const columns = columnsOf(run, entries);
  const cellsOf = (at: number): readonly Content[] =>
    columns.map(({ cells }) => cellOf(cells[at] ?? ""));
  let at = 0;
  const rows = blocks.flatMap((block): (readonly Content[])[] => {
    const take = (of: readonly Entry[]): (readonly Content[])[] => of.map(() => cellsOf(at++));
    return [
      ...(block.title === null ? [] : [[block.title]]),
      ...take(block.head),
      ...(block.hidden === 0 ? [] : [[hiddenText(block)]]),
      ...take(block.tail),
    ];
  });
  return table(label, columns, rows);
}

function hiddenText({ hidden }: LedgerBlock): string {
  return `⋮ ${counted(hidden, "row")} not shown here; --format csv has them all`;
}

function cellOf(text: string): Content {
  return /nan|inf/i.test(text) ? markup`<b class="bad">${text}</b>` : text.replace(/^-/, "−");
}

interface TableColumn extends Column {
  readonly cells: readonly string[];
}

function columnsOf(run: RunAnalysis, entries: readonly Entry[]): readonly TableColumn[] {
  const lines = entries.map(({ row: { line } }) => (line > 0 ? String(line) : ""));
  const many = run.components.length > MOST_COMPONENT_COLUMNS + 1;
  const folded = many ? byContribution(run, entries).slice(MOST_COMPONENT_COLUMNS) : [];
  const columns = ledgerColumns(run, entries, folded, {
    columns: [run.total, ...componentTitles(run)],
    folded: `${folded.length} others, weighted`,
    left: "left over",
  });
  return [
    { title: run.clock, cells: entries.map(({ row }) => epochText(row)) },
    ...(lines.some((line) => line !== "") ? [{ title: "line", cells: lines, isSpare: true }] : []),
    ...columns.map(({ kind, title, cells }) => ({
      title: shorten(title, LONGEST_TITLE, "…"),
      cells,
      isSpare: kind === "half-width",
    })),
  ].map((column) => ({ ...column, numeric: true }));
}
