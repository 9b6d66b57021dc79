// The words of glossary.md, and which of them a text uses.

import { partsOfPage } from "../causes/page-part.ts";
import { text } from "./glossary.md.text";

interface Word {
  /** As it stands in a list. */
  readonly word: string;
  /** Other spellings by which a page is found to use it. */
  readonly also: readonly string[];
  readonly meaning: string;
}

const WORD = /^\*\*(.+?)\*\*(?: \((.+?)\))?: (.+)$/;

export function glossary(): readonly Word[] {
  return partsOfPage(text).flatMap(({ items }) =>
    items.map((item) => {
      const [, word = "", also, meaning = ""] = WORD.exec(item) ?? [];
      return { word, also: also?.split("; ") ?? [], meaning };
    }),
  );
}

/** Those that a text uses, in the glossary's order. */
export function wordsIn(page: string): readonly Word[] {
  const plain = ` ${plainly(page)} `;
  return glossary().filter(({ word, also }) =>
    [...word.split(", "), ...also].some((form) =>
      ["", "s", "es"].some((end) => plain.includes(` ${plainly(form)}${end} `)),
    ),
  );
}

function plainly(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9_-]+/g, " ");
}
