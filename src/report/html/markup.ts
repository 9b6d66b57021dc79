// Text and markup → HTML: whatever is put into a template is escaped, unless it is markup that a template made.

import { escapeXml } from "../escape.ts";
import { TOGETHER } from "../run-text.ts";

/** HTML or SVG that is safe to put into a page. Only `markup` makes it, from literals of this program and escaped values. */
export class Markup {
  readonly #text: string;

  constructor(strings: readonly string[], values: readonly Content[]) {
    this.#text = strings.reduce(
      (text, literal, i) =>
        text + literal.replace(/\n +/g, "\n") + (i < values.length ? render(values[i]) : ""),
      "",
    );
  }

  toString(): string {
    return this.#text;
  }
}

/** What a template takes; null, undefined and false leave nothing. */
export type Content = Markup | string | number | null | undefined | false | readonly Content[];

/** A template whose literals are HTML, their indentation left out. Attribute values have to be in double quotes. */
export function markup(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings, values);
}

/** A clause with backticks: what stands in them is a name or a number. */
export function clauseMarkup(text: string): Content {
  return text
    .split("`")
    .map((piece, i) => (i % 2 === 1 ? markup`<code>${piece}</code>` : glued(piece)))
    .filter((piece) => piece !== "");
}

/** A list under what introduces it; nothing of both where it is empty. */
export function list(items: readonly Content[], lead: Content = null): Content {
  if (items.length === 0) return null;
  return markup`${lead}<ul>
    ${items.map((item) => markup`<li>${item}</li>`)}
  </ul>`;
}

function glued(text: string): Content {
  return text
    .split(TOGETHER)
    .map((piece, i) => (i % 2 === 1 ? markup`<span class="glued">${piece}</span>` : piece));
}

function render(content: Content): string {
  if (content instanceof Markup) return content.toString();
  if (content === null || content === undefined || content === false) return "";
  if (typeof content === "object") return content.map(render).join("");
  return escapeXml(String(content));
}
