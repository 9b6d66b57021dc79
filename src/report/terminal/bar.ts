// One ledger entry → a bar as long as its total, filled as far as the residual goes.

import type { Entry } from "../ledger-rows.ts";
import { paint, type Paper, span } from "./paper.ts";

/** `largest` is the total that fills all `cells`. */
export function barText(
  paper: Paper,
  { row, total }: Entry,
  largest: number,
  cells: number,
): string {
  if (cells <= 0 || largest <= 0 || total === undefined || !(Math.abs(total.value) <= largest))
    return "";
  if (row.residual === null) return "";
  const { full, light, eighths } = paper.signs;
  const whole = (Math.abs(total.value) / largest) * cells;
  const part = Math.min(Math.max(row.residual.value / largest, 0) * cells, whole);
  // Less than three quarters of a cell is drawn as part of the residual's own last block.
  const rest = Math.round(whole - part - 0.25);
  if (rest > 0) {
    const solid = full.repeat(Math.round(part));
    return (
      (solid === "" ? "" : paint(paper, span(solid, "warn"))) +
      paint(paper, span(light.repeat(rest), "dim"))
    );
  }
  const steps = eighths.length + 1;
  const filled = Math.floor(part);
  const fraction = Math.round((part - filled) * steps);
  const solid =
    fraction === steps || (steps === 1 && fraction === 1)
      ? full.repeat(filled + 1)
      : full.repeat(filled) + (fraction > 0 ? (eighths[fraction - 1] ?? "") : "");
  return solid === "" ? "" : paint(paper, span(solid, "warn"));
}
