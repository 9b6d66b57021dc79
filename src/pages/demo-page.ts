// A cause and the analysis of its example → how it looks, and the command that gives the same report.

import type { Cause } from "../causes/cause.ts";
import type { Analysis } from "../analysis/analysis.ts";
import type { RenderOptions } from "../report/format.ts";
import { terminal } from "../report/formats/terminal.ts";
import { clause, createPaper, printed, span, wrap } from "../report/terminal/paper.ts";

export function demoPage(cause: Cause, analysis: Analysis, options: RenderOptions): string {
  const paper = createPaper(options);
  const flag = cause.doc.examples.expectPenalty === true ? " --expect-penalty" : "";
  const head = [
    ...wrap(
      paper,
      [span(paper.show(cause.id), "strong"), span(`: ${paper.show(cause.title)}`)],
      "",
      2,
    ),
    ...wrap(paper, clause(paper, cause.doc.signature), "  ", 2),
    "",
  ];
  const foot =
    options.glance === true
      ? []
      : [
          "",
          ...wrap(
            paper,
            [
              span("the same from a pipe: "),
              span(`lossledger demo --log ${cause.id} | lossledger${flag}`, "code"),
            ],
            "",
            2,
          ),
        ];
  return printed(head) + terminal.render(analysis, options) + printed(foot);
}
