// A number and the one that fills all cells → a bar.

import { paint, type Paper, span } from "../paper.ts";

const EIGHTHS = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"];

export function barText(paper: Paper, value: number, largest: number, cells: number): string {
  if (cells <= 0 || !(largest > 0) || !(value > 0)) return "";
  const full = paper.show("█");
  const eighths = paper.style.unicode ? EIGHTHS : [];
  const length = Math.min(value / largest, 1) * cells;
  const steps = eighths.length + 1;
  const filled = Math.floor(length);
  const fraction = Math.round((length - filled) * steps);
  const isWhole = fraction === steps || (steps === 1 && fraction === 1);
  const solid = isWhole
    ? full.repeat(filled + 1)
    : full.repeat(filled) + (fraction > 0 ? (eighths[fraction - 1] ?? "") : "");
  return solid === "" ? "" : paint(paper, span(solid, "warn"));
}
