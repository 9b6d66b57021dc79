// Lines of a table → the same without what a logger or a container prints before each: a time, a level, a place in a program.

import type { Line } from "../../lines/line.ts";

/** What stands before the first word for a time, in a header or a heading; walls at either end are the table's own. */
const BEFORE = /^([^\s|│┃║].{0,119}?)[\s|│┃║]*\b(?:epochs?|ep|iter(?:ation)?s?|steps?|batch)\b/i;
const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** The same with other numbers, and other blanks that fill them up. */
function likenessOf(prefix: string): RegExp {
  const literal = prefix.replace(SPECIAL, String.raw`\$&`);
  return new RegExp(literal.replace(/\d+/g, String.raw`\d{1,20}`).replace(/ +/g, " {1,40}"), "y");
}

/** Lines that begin as the last header or heading did are cut where its prefix ended; words alone are no prefix. */
export function createPrefixCut(): (line: Line) => Line {
  let likeness: RegExp | undefined;
  return (line) => {
    const { text } = line;
    const before = BEFORE.exec(text)?.[1];
    if (before !== undefined && /[^A-Za-z\s]/.test(before)) likeness = likenessOf(before);
    if (likeness === undefined) return line;
    likeness.lastIndex = 0;
    return likeness.test(text) ? { ...line, text: text.slice(likeness.lastIndex) } : line;
  };
}
