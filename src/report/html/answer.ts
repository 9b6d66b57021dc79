// The answer of a run → its part of the page: what it may be, why, what follows, and the check with what it should print.

import { candidatesLead, checksLead } from "../../analysis/answer/candidates.ts";
import type { Check } from "../../analysis/answer/checks.ts";
import type { Answer } from "../../analysis/answer/answer.ts";
import { codeBlock } from "./findings.ts";
import { clauseMarkup, type Content, list, markup, type Markup } from "./markup.ts";

export function answerPart(answer: Answer): Markup {
  const { candidates, told, why, others, known, soWhat, checks } = answer;
  const isOpen = candidates.length > 0;
  return markup`<div class="answer">
    ${isOpen && markup`<p>${candidatesLead(candidates)}</p>`}
    ${candidates.map(({ letter, text }) => markup`<p><b>${letter}</b> ${clauseMarkup(text)}</p>`)}
    ${told.map((text) => markup`<p><b>${clauseMarkup(text)}</b></p>`)}
    ${list(why.map(clauseMarkup))}
    ${[others, known].map((text) => text !== null && markup`<p>${clauseMarkup(text)}</p>`)}
    ${soWhat !== null && markup`<p><b>So what:</b> ${clauseMarkup(soWhat)}</p>`}
    ${isOpen && checks.length > 0 && markup`<p><b>${checksLead(checks)}</b></p>`}
    ${checks.map((check) => checkMarkup(check, isOpen ? "→" : "Check:", !isOpen))}
  </div>`;
}

/** `says`: what comes out is one number, and not one for each explanation. */
export function checkMarkup({ text, code, expect }: Check, label: string, says: boolean): Content {
  return markup`<div class="check">
    <p><b>${label}</b> ${text === null ? "run this" : clauseMarkup(text)}</p>
    ${codeBlock(code)}${expect !== null && markup`<p>${says && "expect "}${clauseMarkup(expect)}</p>`}
  </div>`;
}
