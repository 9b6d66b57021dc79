// Clauses with backticks → styled lines of at most so many cells: the one place where terminal text is escaped, wrapped and coloured.

import { escapeTerminal, escapeWorkflow, toAscii } from "../escape.ts";
import type { RenderOptions } from "../format.ts";
import { TOGETHER } from "../run-text.ts";
import { startOf, textWidth } from "../text-width.ts";

export type Tone = "plain" | "strong" | "dim" | "good" | "bad" | "warn" | "code";

/** A piece of text already made safe to print. */
export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

/** Space inside a word that must not be torn apart; printed as a plain space. */
const GLUE = "\u00a0";

/** What the parts of the terminal report write on. */
export interface Paper extends RenderOptions {
  /** Makes text safe to print here: that of a log escaped, and signs of our own as this output can show them. */
  readonly show: (text: string) => string;
}

export function createPaper(options: RenderOptions): Paper {
  const { unicode } = options.style;
  return {
    ...options,
    show: unicode ? escapeTerminal : (text) => toAscii(escapeTerminal(text)),
  };
}

/** Words that are to stay on one line. */
export function glueWords(text: string): string {
  return text.replaceAll(" ", GLUE);
}

export function span(text: string, tone: Tone = "plain"): Span {
  return { text, tone };
}

/** A clause in another tone than what stands beside it. */
export function clause(paper: Paper, text: string, tone: Tone): Span[] {
  return text
    .split("`")
    .map((piece, i) =>
      span(paper.show(piece).replace(EACH_TOGETHER, glueWords), i % 2 === 1 ? "code" : tone),
    )
    .filter(({ text: piece }) => piece !== "");
}

const EACH_TOGETHER = new RegExp(TOGETHER, "g");

export function paint(paper: Paper, { text, tone }: Span): string {
  const visible = text.replaceAll(GLUE, " ");
  return tone === "plain" ? visible : paper.style[tone](visible);
}

export function paintAll(paper: Paper, spans: readonly Span[]): string {
  return spans.map((piece) => paint(paper, piece)).join("");
}

/** A finished line: nothing in it may be taken for a command by a CI runner that reads along. */
export function finishLine(line: string): string {
  return escapeWorkflow(line.trimEnd());
}

/** Finished lines as a text. */
export function printed(lines: readonly string[]): string {
  return lines.map((line) => `${finishLine(line)}\n`).join("");
}

/** A clause, whose backticks mark names and numbers, or spans as they are; null leaves nothing. */
export type Phrase = Span | string | null | readonly Phrase[];

function spansOf(paper: Paper, phrase: Phrase, tone: Tone): Span[] {
  if (phrase === null) return [];
  if (typeof phrase === "string") return clause(paper, phrase, tone);
  return "text" in phrase ? [phrase] : phrase.flatMap((one) => spansOf(paper, one, tone));
}

/**
 * Lines broken between words; the first one starts after `first` and further ones after `rest` (both printed as they
 * are). `tone` is that of clauses. No line where there is nothing to say.
 */
export function wrap(
  paper: Paper,
  phrase: Phrase,
  first: string | Span,
  rest: number,
  tone: Tone = "plain",
): string[] {
  if (phrase === null) return [];
  const lead = typeof first === "string" ? span(first) : first;
  const lines: Span[][] = [];
  let line: Span[] = [lead];
  let used = textWidth(lead.text);
  let fresh = true;
  const breakLine = (): void => {
    lines.push(line);
    line = [span(" ".repeat(rest))];
    used = rest;
    fresh = true;
  };
  for (const word of words(spansOf(paper, phrase, tone))) {
    let pending = word;
    if (!fresh && used + 1 + widthOf(word) > paper.width) breakLine();
    if (!fresh) {
      line.push(span(" ", joins(line.at(-1), word[0])));
      used += 1;
    }
    // A single word longer than the line is cut; names of columns may be of any length.
    if (fresh) {
      while (used + widthOf(pending) > paper.width && paper.width - used >= 8) {
        const [head, tail] = cut(pending, paper.width - used);
        line.push(...head);
        pending = tail;
        breakLine();
      }
    }
    line.push(...pending);
    used += widthOf(pending);
    fresh = false;
  }
  lines.push(line);
  return lines.map((pieces) => paintAll(paper, merged(pieces)));
}

function joins(before: Span | undefined, after: Span | undefined): Tone {
  return before !== undefined && before.tone === after?.tone ? before.tone : "plain";
}

export function widthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { text }) => sum + textWidth(text), 0);
}

/** What fits so many cells, and the rest. */
export function cut(word: readonly Span[], cells: number): [Span[], Span[]] {
  const head: Span[] = [];
  const tail: Span[] = [];
  let room = cells;
  for (const piece of word) {
    const start = tail.length > 0 ? "" : startOf(piece.text, room);
    room -= textWidth(start);
    if (start !== "") head.push(span(start, piece.tone));
    if (start !== piece.text) tail.push(span(piece.text.slice(start.length), piece.tone));
  }
  return [head, tail];
}

/** Neighbours of one tone become one span, so that colour codes stay few. */
function merged(pieces: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last?.tone === piece.tone) out[out.length - 1] = span(last.text + piece.text, last.tone);
    else out.push(piece);
  }
  return out;
}

/** Spans as words: lists of pieces with no space between them. */
function words(spans: readonly Span[]): Span[][] {
  const found: Span[][] = [];
  let word: Span[] = [];
  for (const { text, tone } of spans) {
    text.split(" ").forEach((piece, i) => {
      if (i > 0 && word.length > 0) {
        found.push(word);
        word = [];
      }
      if (piece !== "") word.push(span(piece, tone));
    });
  }
  if (word.length > 0) found.push(word);
  return found;
}
