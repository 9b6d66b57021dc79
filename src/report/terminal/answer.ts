// The answer of a run → its lines: the verdict above the table; why, what else, what follows and the check below it.

import { candidatesLead, checksLead } from "../../analysis/answer/candidates.ts";
import type { Check } from "../../analysis/answer/checks.ts";
import type { Answer } from "../../analysis/answer/answer.ts";
import type { VerdictSign } from "../../verdict/verdicts.ts";
import { textWidth } from "../text-width.ts";
import {
  clause,
  type Phrase,
  glueWords,
  paint,
  type Paper,
  type Span,
  span,
  type Tone,
  wrap,
} from "./paper.ts";

const TONES: Readonly<Record<VerdictSign, Tone>> = {
  "✓": "good",
  "≈": "good",
  "✗": "bad",
  "?": "warn",
  "–": "warn",
};

export function verdictSign(paper: Paper, sign: VerdictSign): Span {
  return span(paper.show(sign), TONES[sign]);
}

export function verdictLines(
  paper: Paper,
  sign: VerdictSign,
  { sentence, cause, also }: Answer,
): string[] {
  const more = [cause, also].map((text) => text && [span(" "), text]);
  const lines = wrap(paper, [clause(paper, sentence, "strong"), more], "  ", 2);
  const lead = paint(paper, verdictSign(paper, sign));
  return lines.map((line, i) => (i === 0 ? `${lead} ${line.trimStart()}` : line));
}

export function candidateLines(paper: Paper, { candidates }: Answer): string[] {
  if (candidates.length === 0) return [];
  return [
    `  ${candidatesLead(candidates)}`,
    ...candidates.flatMap(({ letter, text }) =>
      wrap(paper, text, span(`  ${letter}  `, "strong"), 5),
    ),
  ];
}

export function reasonLines(paper: Paper, { told, why, others, known, soWhat }: Answer): string[] {
  const lead = `  ${paper.show("·")} `;
  const follows = soWhat && [span("So what: ", "strong"), soWhat];
  return [
    ...told.flatMap((text) => wrap(paper, text, lead, 4, "strong")),
    ...why.flatMap((text) => wrap(paper, text, lead, 4)),
    ...[others, known, follows].flatMap((text) => wrap(paper, text, "  ", 2)),
  ];
}

export function nextCheckLines(paper: Paper, { checks, candidates }: Answer): string[] {
  const isOpen = candidates.length > 0;
  return [
    ...(isOpen && checks.length > 0 ? [`  ${checksLead(checks)}`] : []),
    ...checks.flatMap((check) => checkLines(paper, check, isOpen ? "" : "Check: ", !isOpen)),
  ];
}

/** A comment that has no room behind its code stands above it. */
function codeLines(line: string, width: number): string[] {
  const at = line.indexOf("  # ");
  if (at < 0 || textWidth(line) <= width) return [line];
  const code = line.slice(0, at);
  return [/^ */.exec(code)?.[0] + line.slice(at).trim(), code];
}

/** Code and number on one line where there is room for both. */
export function checkLines(
  paper: Paper,
  { text, code, expect }: Check,
  label: string,
  says: boolean,
): string[] {
  const arrow = span(`${paper.show("→")} `, "strong");
  const indent = textWidth(arrow.text);
  const lines = (code ?? "").split("\n").filter((line) => line.trim() !== "");
  const [first, ...more] = lines;
  const result = expect && `${says ? "expect " : ""}${expect}`;
  const lead: Phrase = [span(label, "strong"), text];
  const head: Phrase = [lead, text && span(": "), span(glueWords(paper.show(first ?? "")), "code")];
  const own = wrap(paper, head, arrow, indent);
  // Code is for copying: it stands on a line of its own, however long, before it is broken.
  const isBlock = own.length > 1;
  if (first === undefined || isBlock || more.some((line) => !line.startsWith("#"))) {
    const isAfter = lines.length > 0;
    const said = isAfter ? text && span(":") : result && [text && span("; "), result];
    return [
      ...wrap(paper, [lead, said], arrow, indent),
      ...lines
        .flatMap((line) => codeLines(line, paper.width - 5))
        .map((line) => `     ${paint(paper, span(paper.show(line), "code"))}`),
      ...wrap(paper, isAfter ? result : null, " ".repeat(indent), indent),
    ];
  }
  const notes = more.map((line) => `    ${paint(paper, span(paper.show(line), "dim"))}`);
  if (result === null) return [...own, ...notes];
  const joined = wrap(paper, [head, span(glueWords("    ")), result], arrow, indent);
  return joined.length === own.length && notes.length === 0
    ? joined
    : [...own, ...notes, ...wrap(paper, result, " ".repeat(indent), indent)];
}
