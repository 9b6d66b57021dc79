// A cause and the analysis of its example → how it looks, at a glance or whole, and the command that gives the same report.

import { findCause } from "../causes/index.ts";
import type { Analysis } from "../analysis/analysis.ts";
import type { RenderOptions } from "../report/format.ts";
import { terminal } from "../report/formats/terminal.ts";
import { createPaper, printed, span, wrap } from "../report/terminal/paper.ts";
import { titleLines } from "./terminal-page.ts";

/** Undefined for an id that is none. */
export function demo(id: string, analysis: Analysis, options: RenderOptions): string | undefined {
  const cause = findCause(id);
  if (cause === undefined) return undefined;
  const paper = createPaper(options);
  const flag = cause.doc.examples.expectPenalty ? " --expect-penalty" : "";
  const head = [...titleLines(paper, cause), ...wrap(paper, cause.doc.signature, "  ", 2), ""];
  const command = `lossledger demo --log ${cause.id} | lossledger${flag}`;
  const how = [span("the same from a pipe: "), span(command, "code")];
  const isFirst = analysis.runs[0]?.findings[0]?.cause === id;
  const untold = `In this run it was ${cause.words.name}, which the numbers alone do not show.`;
  const foot = [
    ...(isFirst ? [] : ["", ...wrap(paper, untold, "  ", 2)]),
    ...(options.glance === true ? [] : ["", ...wrap(paper, how, "", 2)]),
  ];
  return printed(head) + terminal.render(analysis, options) + printed(foot);
}
