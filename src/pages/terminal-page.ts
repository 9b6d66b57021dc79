// A page → text for a terminal: wrapped, in colour where the style has one.

import type { RenderOptions } from "../report/format.ts";
import { createPaper, paint, type Paper, printed, span, wrap } from "../report/terminal/paper.ts";
import { padEnd, textWidth } from "../report/text-width.ts";

/** What is listed of a page: its first two lines. */
interface Titled {
  readonly id: string;
  readonly title: string;
}

const INDENT = "  ";

/** The parts of a page, one of the groups each. */
const PART =
  /^(?:## (?<heading>.+)|(?<caption>.+:)\n\n```.+\n(?<code>[^]+?)\n```|- <(?<link>.+)>|- (?:\*\*(?<term>.+?)\*\*: )?(?<item>.+)|(?<paragraph>.+))$/gm;

export function terminalPage(markdown: string, options: RenderOptions): string {
  const paper = createPaper(options);
  const [, id = "", title = "", body = ""] = /^# (.+)\n\n(.+)\n([^]+)$/.exec(markdown) ?? [];
  const lines = titleLines(paper, { id, title });
  let afterParagraph = false;
  for (const { groups = {} } of body.matchAll(PART)) {
    const isParagraph = groups["paragraph"] !== undefined;
    if (groups["heading"] !== undefined || (isParagraph && afterParagraph)) lines.push("");
    lines.push(...partLines(paper, groups));
    afterParagraph = isParagraph;
  }
  return printed(lines);
}

export function titleLines(paper: Paper, { id, title }: Titled): string[] {
  const spans = [span(paper.show(id), "strong"), span(`: ${paper.show(title)}`)];
  return wrap(paper, spans, "", INDENT.length);
}

function partLines(paper: Paper, part: Readonly<Record<string, string>>): string[] {
  const { heading, caption = "", code, link, term = null, item, paragraph = "" } = part;
  if (heading !== undefined) return [paint(paper, span(paper.show(heading), "strong"))];
  if (code !== undefined) {
    const lead = wrap(paper, caption, INDENT, INDENT.length, "dim");
    return [...lead, ...code.split("\n").map((line) => codeLine(paper, `${INDENT}  `, line))];
  }
  // Never broken: a cut address is of no use.
  if (link !== undefined) return [codeLine(paper, INDENT, link)];
  if (item !== undefined) {
    const sign = `${INDENT}${paper.show("·")} `;
    const name = term && span(`${paper.show(term)}: `, "strong");
    return wrap(paper, [name, item], sign, textWidth(sign));
  }
  return wrap(paper, paragraph, INDENT, INDENT.length);
}

function codeLine(paper: Paper, indent: string, line: string): string {
  return `${indent}${paint(paper, span(paper.show(line), "code"))}`;
}

/** Pages in a line each: id and title. */
export function terminalIndex(pages: readonly Titled[], options: RenderOptions): string {
  const paper = createPaper(options);
  const widest = pages.reduce((most, { id }) => Math.max(most, textWidth(id)), 0);
  return printed(
    pages.flatMap(({ id, title }) => {
      const lead = `${INDENT}${padEnd(paper.show(id), widest)}  `;
      return wrap(paper, title, span(lead, "strong"), textWidth(lead));
    }),
  );
}
