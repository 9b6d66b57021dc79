// A page → text for a terminal: wrapped, in colour where the style has one.

import type { RenderOptions } from "../report/format.ts";
import { createPaper, paint, type Paper, printed, span, wrap } from "../report/terminal/paper.ts";
import { padEnd, textWidth } from "../report/text-width.ts";
import type { Block, Page } from "./page.ts";

const INDENT = "  ";

export function terminalPage(page: Page, options: RenderOptions): string {
  const paper = createPaper(options);
  return printed([
    ...titleLines(paper, page),
    ...page.sections.flatMap(({ heading, blocks }) => [
      "",
      paint(paper, span(paper.show(heading), "strong")),
      ...blocks.flatMap((block, i) => [
        ...(i > 0 && block.kind === "paragraph" && blocks[i - 1]?.kind === "paragraph" ? [""] : []),
        ...blockLines(paper, block),
      ]),
    ]),
  ]);
}

export function titleLines(paper: Paper, { id, title }: Pick<Page, "id" | "title">): string[] {
  const spans = [span(paper.show(id), "strong"), span(`: ${paper.show(title)}`)];
  return wrap(paper, spans, "", INDENT.length);
}

function blockLines(paper: Paper, block: Block): string[] {
  switch (block.kind) {
    case "paragraph":
      return wrap(paper, block.text, INDENT, INDENT.length);
    case "item": {
      const term = block.term && span(`${paper.show(block.term)}: `, "strong");
      const sign = `${INDENT}${paper.show("·")} `;
      return wrap(paper, [term, block.text], sign, textWidth(sign));
    }
    case "code":
      return [
        ...wrap(paper, `${block.caption}:`, INDENT, INDENT.length, "dim"),
        ...block.code
          .split("\n")
          .map((line) => `${INDENT}  ${paint(paper, span(paper.show(line), "code"))}`),
      ];
    // Never broken: a cut address is of no use.
    case "link":
      return [`${INDENT}${paint(paper, span(paper.show(block.url), "code"))}`];
  }
}

/** Pages in a line each: id and title. */
export function terminalIndex(pages: readonly Page[], options: RenderOptions): string {
  const paper = createPaper(options);
  const widest = pages.reduce((most, { id }) => Math.max(most, textWidth(id)), 0);
  return printed(
    pages.flatMap(({ id, title }) => {
      const lead = `${INDENT}${padEnd(paper.show(id), widest)}  `;
      return wrap(paper, title, span(lead, "strong"), textWidth(lead));
    }),
  );
}
