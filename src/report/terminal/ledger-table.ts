// Ledger blocks → aligned lines that fit the width: columns are narrowed first, then the bar goes, then small components are folded.

import type { RunAnalysis } from "../../analysis/analysis.ts";
import {
  byContribution,
  componentTitles,
  epochText,
  foldedCells,
  halfWidths,
  largestTotal,
  residualCells,
  shareCells,
} from "../ledger-cells.ts";
import {
  AT_ENDS,
  AT_ENDS_OF_GLANCE,
  type Block,
  type Entry,
  ledgerBlocks,
} from "../ledger-rows.ts";
import { columnTexts } from "../number-text.ts";
import { padEnd, padStart, shorten, textWidth } from "../text-width.ts";
import { barText } from "./bar.ts";
import { paint, type Paper, span, type Tone, wrap } from "./paper.ts";

interface Column {
  readonly title: string;
  readonly cells: readonly string[];
  readonly tone: Tone;
}

interface Layout {
  readonly columns: readonly Column[];
  readonly widths: readonly number[];
  readonly bar: number;
  readonly folded: readonly number[];
}

const GAP = 2;
const LEAD = 1;
const SMALLEST_BAR = 8;
const LARGEST_BAR = 24;
/** Components with a column of their own without --verbose, however wide the output is. */
const SHOWN_COMPONENTS = 12;
/** Names of folded components without --verbose. */
const SHOWN_NAMES = 12;
/** Header widths tried in turn. */
const CAPS = [16, 11, 9] as const;

export function ledgerTable(paper: Paper, run: RunAnalysis): string[] {
  const blocks = ledgerBlocks(
    run,
    paper.glance !== undefined ? AT_ENDS_OF_GLANCE : paper.verbose ? Infinity : AT_ENDS,
  );
  const entries = blocks.flatMap(({ head, tail }) => [...head, ...tail]);
  if (entries.length === 0) return [];
  const layout = chooseLayout(paper, run, entries);
  const largest = largestTotal(entries);
  const lines: string[] = [headLine(paper, layout)];
  let at = 0;
  const printEntry = (entry: Entry): void => {
    lines.push(entryLine(paper, layout, at, barText(paper, entry, largest, layout.bar)));
    at += 1;
  };
  for (const block of blocks) {
    if (block.title !== null) lines.push(` ${paint(paper, span(block.title, "dim"))}`);
    block.head.forEach(printEntry);
    if (block.hidden > 0) lines.push(hiddenLine(paper, layout, block));
    block.tail.forEach(printEntry);
  }
  return [...lines, ...foldedLines(paper, run, layout)];
}

function chooseLayout(paper: Paper, run: RunAnalysis, entries: readonly Entry[]): Layout {
  const order = byContribution(run, entries);
  // A column and the gap before it take three characters at least.
  const limit = paper.verbose ? Infinity : SHOWN_COMPONENTS;
  const most = Math.min(run.components.length, limit, Math.floor(paper.width / 3));
  for (let kept = most; kept >= 0; kept -= 1) {
    // A lone folded column saves no room.
    if (run.components.length - kept === 1) continue;
    const folded = order.slice(kept);
    for (const withBar of [true, false]) {
      for (const cap of CAPS) {
        const layout = layoutOf(paper, run, entries, folded, cap);
        if (layout.bar >= SMALLEST_BAR || (!withBar && layout.bar >= -GAP)) {
          return { ...layout, bar: withBar ? layout.bar : 0 };
        }
      }
    }
  }
  const layout = layoutOf(paper, run, entries, order, CAPS[2]);
  const columns = layout.columns.filter(({ title }) => title !== "share" && !title.startsWith("+"));
  return { ...layout, columns, widths: columns.map(widthOf), bar: 0 };
}

function layoutOf(
  paper: Paper,
  run: RunAnalysis,
  entries: readonly Entry[],
  folded: readonly number[],
  cap: number,
): Layout {
  const titles = componentTitles(run).map((title) =>
    shorten(paper.show(title), cap, paper.signs.ellipsis),
  );
  const columns: Column[] = [
    {
      title: "epoch",
      cells: entries.map(({ row }) => epochText(row)),
      tone: "plain",
    },
    {
      title: shorten(paper.show(run.total), cap, paper.signs.ellipsis),
      cells: columnTexts(entries.map(({ total }) => total?.text ?? "")),
      tone: "plain",
    },
  ];
  run.components.forEach((_, i) => {
    if (folded.includes(i)) return;
    const cells = columnTexts(entries.map(({ components }) => components[i]?.text ?? ""));
    columns.push({ title: titles[i] ?? "", cells, tone: "plain" });
  });
  if (folded.length > 0) {
    columns.push({
      title: `+${folded.length} more`,
      cells: foldedCells(run, entries, folded),
      tone: "plain",
    });
  }
  if (run.components.length > 0) columns.push(...residualColumns(paper, run, entries));
  const widths = columns.map(widthOf);
  const used = LEAD + widths.reduce((sum, width) => sum + width + GAP, 0);
  return { columns, widths, bar: Math.min(paper.width - used, LARGEST_BAR), folded };
}

function widthOf({ title, cells }: Column): number {
  return cells.reduce((most, cell) => Math.max(most, textWidth(cell)), textWidth(title));
}

function residualColumns(paper: Paper, run: RunAnalysis, entries: readonly Entry[]): Column[] {
  const plusMinus = paper.style.unicode ? "±" : "+/-";
  const clean = run.residual.model === "zero";
  return [
    { title: "residual", cells: residualCells(entries), tone: clean ? "plain" : "strong" },
    ...(paper.verbose
      ? [{ title: plusMinus, cells: halfWidths(entries), tone: "dim" as const }]
      : []),
    { title: "share", cells: shareCells(run, entries), tone: "plain" },
  ];
}

function headLine(paper: Paper, { columns, widths, bar }: Layout): string {
  const titles = columns.map(({ title }, i) => padStart(title, widths[i] ?? 0));
  const { full, light } = paper.signs;
  const legends = [`${full} residual ${light} components`, `${full} residual`, ""];
  const withResidual = columns.some(({ title }) => title === "residual");
  const legend =
    bar > 0 && withResidual ? (legends.find((text) => textWidth(text) <= bar) ?? "") : "";
  const line = [...titles, legend].join(" ".repeat(GAP)).trimEnd();
  return " ".repeat(LEAD) + paint(paper, span(line, "dim"));
}

function entryLine(
  paper: Paper,
  { columns, widths, bar }: Layout,
  at: number,
  drawn: string,
): string {
  const cells = columns.map(({ cells: texts, tone }, i) => {
    const text = texts[at] ?? "";
    const wrong = /nan|inf/i.test(text) ? "bad" : tone;
    return (
      padStart("", (widths[i] ?? 0) - textWidth(text)) +
      (text === "" ? "" : paint(paper, span(paper.show(text), wrong)))
    );
  });
  const line = " ".repeat(LEAD) + cells.join(" ".repeat(GAP));
  return bar > 0 ? `${line}${" ".repeat(GAP)}${drawn}` : line;
}

function hiddenLine(paper: Paper, { widths }: Layout, { hidden }: Block): string {
  const how = paper.glance !== undefined ? "" : " (--verbose shows all)";
  const text = `${hidden} ${hidden === 1 ? "row" : "rows"} not shown${how}`;
  const mark = padStart(paper.signs.gap, LEAD + (widths[0] ?? 0));
  return paint(paper, span(padEnd(mark, textWidth(mark) + GAP) + text, "dim"));
}

function foldedLines(paper: Paper, run: RunAnalysis, { folded }: Layout): string[] {
  if (folded.length === 0) return [];
  const titles = componentTitles(run);
  const names = folded.map((i) => paper.show(titles[i] ?? ""));
  const shown =
    paper.verbose || names.length <= SHOWN_NAMES ? names : names.slice(0, SHOWN_NAMES - 2);
  const rest = names.length > shown.length ? ` and ${names.length - shown.length} others` : "";
  const text = `+${folded.length} more: weighted sum of ${shown.join(", ")}${rest}`;
  return wrap(paper, [span(text, "dim")], " ", 3);
}
