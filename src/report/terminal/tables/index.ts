// A run → the table that shows its verdict.

import { areDeclared } from "../../../analysis/answer/run-rows.ts";
import type { RunAnalysis } from "../../../analysis/analysis.ts";
import { leftName } from "../../../analysis/answer/names.ts";
import type { Paper } from "../paper.ts";
import { brokenTable, partsTable } from "./columns.ts";
import { componentsTable } from "./components.ts";
import { epochsTable } from "./epochs.ts";
import { lastBatchTable } from "./last-batch.ts";
import { movingTable } from "./moving.ts";

export function verdictTable(paper: Paper, run: RunAnalysis): string[] {
  const { id } = run.verdict;
  switch (id) {
    case "not-finite":
      return or(brokenTable(paper, run), () => byEpoch(paper, run, "left over"));
    case "nothing-to-compare":
      return partsTable(paper, run);
    case "other-weights":
      return or(
        run.rows.some(({ residual }) => residual !== null) && fitsShown(run)
          ? componentsTable(paper, run)
          : [],
        () => byEpoch(paper, run, "difference"),
      );
    case "changing-weights":
      return or(movingTable(paper, run), () => byEpoch(paper, run, "left over"));
    case "measured-differently":
      return or(lastBatchTable(paper, run), () => byEpoch(paper, run, "difference"));
    case "hidden-term":
      return epochsTable(paper, run, {
        left: leftName(run),
        most: [4, 2],
        withShare: true,
        withBar: run.rows.some(({ residual, values }) =>
          largeShare(residual?.value, values.get(run.total)?.value),
        ),
      });
    case "adds-up":
      return epochsTable(paper, run, {
        left: "difference",
        most: [3, 1],
        withShare: false,
        withBar: false,
      });
    case "cannot-tell":
      return byEpoch(paper, run, "left over");
  }
}

function or(lines: readonly string[], other: () => string[]): string[] {
  return lines.length > 0 ? [...lines] : other();
}

function byEpoch(paper: Paper, run: RunAnalysis, left: string): string[] {
  return epochsTable(paper, run, { left, most: [3, 2], withShare: true, withBar: false });
}

/** False where the weights given do not fit, so that there is a difference to show. */
function fitsShown(run: RunAnalysis): boolean {
  return (
    !areDeclared(run) ||
    run.rows.every(({ residual }) => residual === null || (residual.low <= 0 && residual.high >= 0))
  );
}

/** From this share on a bar shows something. */
const DRAWN = 0.15;

function largeShare(left: number | undefined, total: number | undefined): boolean {
  return left !== undefined && total !== undefined && left > DRAWN * total;
}
