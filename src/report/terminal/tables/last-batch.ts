// Total and sum of each epoch, after its last batch and one batch earlier.

import type { LastBatch, RunAnalysis } from "../../../analysis/analysis.ts";
import { decimalsOf, fixed } from "../../../analysis/number-text.ts";
import { padEnd } from "../../text-width.ts";
import { paint, type Paper, span } from "../paper.ts";
import { moreLines } from "./epochs.ts";
import { type GridColumn, gridLines, gridWidth } from "./grid.ts";

const MOST = 3;
/** Below this width there is room for the last batch only. */
const NARROW = 72;

/** None where the log does not show the batch before the last. */
export function lastBatchTable(paper: Paper, run: RunAnalysis): string[] {
  const all = run.lastBatches;
  if (all.length === 0) return [];
  const shown =
    paper.verbose || all.length <= MOST
      ? all
      : [all[0], all[Math.floor((all.length - 1) / 2)], all.at(-1)].filter(
          (one) => one !== undefined,
        );
  const places = Math.max(
    4,
    ...shown.map(({ row }) => decimalsOf(run.rows.at(row)?.values.get(run.total)?.text ?? "")),
  );
  const text = (value: number): string => fixed(value, Math.min(places, 6));
  const total = paper.show(run.total);
  const isNarrow = paper.width < NARROW;
  const side = (title: string, of: (one: LastBatch) => LastBatch["after"]): GridColumn[] => [
    { title, cells: shown.map((one) => text(of(one).total)) },
    { title: "sum", cells: shown.map((one) => text(of(one).sum)) },
    {
      title: "difference",
      cells: shown.map((one) => text(of(one).total - of(one).sum)),
      tone: "strong",
    },
  ];
  const columns = [
    { title: run.clock, cells: shown.map(({ epoch }) => String(epoch)) },
    ...side(total, ({ after }) => after),
    ...(isNarrow ? [] : side(`   ${total}`, ({ before }) => before)),
  ];
  if (gridWidth(columns) >= paper.width) return [];
  const lines = [...gridLines(paper, columns), ...moreLines(paper, all.length - shown.length)];
  if (isNarrow) return lines;
  const [head = ""] = lines;
  const second = head.indexOf(`   ${total}`, head.indexOf("difference"));
  const over = `${padEnd("       after the last batch", Math.max(second + 3, 28))}one batch earlier`;
  return [paint(paper, span(over, "dim")), ...lines];
}
