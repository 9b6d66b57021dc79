// The rows of a run → total, what each part adds to it and what is left; columns are narrowed first, then small parts folded.

import { eachOf } from "../../../math/sequence.ts";
import type { RunAnalysis } from "../../../analysis/analysis.ts";
import { counted } from "../../../table/clock.ts";
import { distinctNames } from "../../distinct-names.ts";
import {
  byContribution,
  componentTitles,
  epochText,
  largestTotal,
  type LedgerColumn,
  ledgerColumns,
} from "../../ledger-cells.ts";
import { Entry } from "../../ledger-rows.ts";
import { padEnd } from "../../text-width.ts";
import { paint, type Paper, span, type Tone, wrap } from "../paper.ts";
import { barText, type GridColumn, gridLines, gridWidth } from "./grid.ts";
import { pickRows } from "./pick-rows.ts";

const SMALLEST_BAR = 6;
const LARGEST_BAR = 24;
/** Parts with a column of their own without --verbose, however wide the output is. */
const MOST_PARTS = 8;
/** Names of folded parts without --verbose. */
const NAMES = 8;
/** Widths that names are cut to in turn. */
const CAPS = [18, 14, 11, 9] as const;

const TONES: Readonly<Record<LedgerColumn["kind"], Tone>> = {
  total: "plain",
  part: "plain",
  left: "strong",
  "half-width": "dim",
  share: "plain",
};

export interface EpochsOptions {
  /** Heads what is left over. */
  readonly left: string;
  /** Rows of train and of the others that are shown. */
  readonly most: readonly [train: number, other: number];
  readonly withShare: boolean;
  readonly withBar: boolean;
}

export function epochsTable(paper: Paper, run: RunAnalysis, options: EpochsOptions): string[] {
  const rows = eachOf(run.rows, (row) => new Entry(run, row));
  // A hidden term is told at both ends; of others a sentence names the largest difference.
  const named = run.verdict.id === "hidden-term" ? undefined : "farthest";
  const { shown, hidden } = pickRows(paper, rows, options.most, named);
  if (shown.length === 0) return [];
  const { columns, folded, bar } = layoutOf(paper, run, shown, options);
  const largest = largestTotal(shown);
  const bars = shown.map(({ row }) => barText(paper, row.residual?.value ?? 0, largest, bar));
  const lines = gridLines(paper, columns, bars);
  return [...lines, ...moreLines(paper, hidden), ...foldedLines(paper, run, folded)];
}

/** `7 more rows: -v`. */
export function moreLines(paper: Paper, hidden: number): string[] {
  if (hidden === 0) return [];
  const how = paper.glance === true ? "" : ": -v";
  return [paint(paper, span(`        ${counted(hidden, "more row")}${how}`, "dim"))];
}

interface Layout {
  readonly columns: readonly GridColumn[];
  readonly folded: readonly number[];
  readonly bar: number;
}

function layoutOf(
  paper: Paper,
  run: RunAnalysis,
  entries: readonly Entry[],
  options: EpochsOptions,
): Layout {
  const order = byContribution(run, entries);
  const limit = paper.verbose ? 12 : MOST_PARTS;
  const width = paper.width - 1;
  for (let kept = Math.min(run.components.length, limit); kept >= 0; kept -= 1) {
    // A lone folded column saves no room.
    if (run.components.length - kept === 1) continue;
    const folded = order.slice(kept);
    for (const cap of CAPS) {
      const columns = columnsOf(paper, run, entries, folded, cap, options);
      const room = width - gridWidth(columns);
      if (room < 0) continue;
      const bar = Math.min(room - 2, LARGEST_BAR);
      return { columns, folded, bar: options.withBar && bar >= SMALLEST_BAR ? bar : 0 };
    }
  }
  const columns = columnsOf(paper, run, entries, order, CAPS[3], { ...options, withShare: false });
  return { columns: columns.filter(({ title }) => !title.endsWith("more")), folded: order, bar: 0 };
}

function columnsOf(
  paper: Paper,
  run: RunAnalysis,
  entries: readonly Entry[],
  folded: readonly number[],
  cap: number,
  { left, withShare }: EpochsOptions,
): GridColumn[] {
  const titles = componentTitles(run).map(paper.show);
  const names = distinctNames([paper.show(run.total), ...titles], cap, paper.show("…"));
  const columns = ledgerColumns(run, entries, folded, {
    columns: names,
    folded: `${folded.length} more`,
    left,
  });
  const [first] = columns.filter(({ kind }) => kind === "part" || kind === "left");
  const shown = columns.filter(
    ({ kind }) => (kind !== "half-width" || paper.verbose) && (kind !== "share" || withShare),
  );
  return [
    {
      title: entries.some(({ row }) => row.split === "val" || row.origin !== "epoch")
        ? `${run.clock}    `
        : run.clock,
      cells: epochCells(entries),
    },
    ...shown.map((column): GridColumn => ({
      ...column,
      ...(column.kind === "part" || column.kind === "left"
        ? { join: column === first ? "=" : "+" }
        : {}),
      tone: TONES[column.kind],
    })),
  ].map((column) => ({ ...column, cells: column.cells.map(paper.show) }));
}

/** `11`, and where there are others than train rows `11 val`; an epoch that was cut off says at which step. */
export function epochCells(entries: readonly Entry[]): readonly string[] {
  const tags = entries.map(({ row: { origin, split, step, steps } }) => {
    if (origin === "evaluate") return "eval";
    if (origin === "update" && step !== null)
      return steps === null ? `at ${step}` : `${step}/${steps}`;
    return split === "val" ? "val" : "";
  });
  const width = tags.reduce((most, tag) => Math.max(most, tag.length), 0);
  return entries.map(({ row }, i) =>
    width === 0 ? epochText(row) : `${epochText(row)} ${padEnd(tags[i] ?? "", width)}`,
  );
}

function foldedLines(paper: Paper, run: RunAnalysis, folded: readonly number[]): string[] {
  if (folded.length === 0) return [];
  const titles = componentTitles(run);
  const names = folded.map((i) => paper.show(titles[i] ?? ""));
  const shown = paper.verbose || names.length <= NAMES ? names : names.slice(0, NAMES - 2);
  const rest = names.length > shown.length ? ` and ${names.length - shown.length} others` : "";
  const text = `${folded.length} more: ${shown.join(", ")}${rest}`;
  return wrap(paper, span(text, "dim"), "        ", 8);
}
