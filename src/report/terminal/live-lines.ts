// Epochs and news of a log that is still being written → the lines printed beside it.

import type { LiveEntry } from "../../analysis/live-entry.ts";
import { countUnit } from "../../table/clock.ts";
import type { News } from "../../analysis/outcome.ts";
import type { RenderOptions } from "../format.ts";
import { isBeforeFitting, ledgerLine } from "./ledger-line.ts";
import { clause, createPaper, paint, printed, span, wrap } from "./paper.ts";

/** Said once, before the first line that has something left at weights of 1. */
export function liveStart(entry: LiveEntry, options: RenderOptions): string {
  if (!isBeforeFitting(entry)) return "";
  const text = `weights are assumed to be 1 until there are enough ${countUnit(entry.clock)}s to fit them`;
  return printed(wrap(createPaper(options), span(text, "dim"), " ", 1));
}

/** `epoch` is the number of an epoch for which the log prints none. */
export function liveLine(entry: LiveEntry, epoch: number, options: RenderOptions): string {
  return `${ledgerLine(createPaper(options), entry, epoch)}\n`;
}

export function liveNews(
  { run, runs, clock, epoch, cause, name, text }: News,
  options: RenderOptions,
): string {
  const paper = createPaper(options);
  const when = span(`${clock} ${epoch}${runs > 1 ? ` of run ${run}` : ""}: `, "dim");
  const said = [when, clause(paper, name, "warn"), `: ${text}`];
  const more = `lossledger explain ${cause.split("/")[0]}`;
  return printed([
    ...wrap(paper, said, ` ${paper.show("●")} `, 5),
    `     ${paint(paper, span(more, "code"))}`,
  ]);
}
