// A line that a logger printed → where its message begins: behind a time, a level, the name of the logger and a place in a program.

import { skipSpaces } from "../scan.ts";

const LEVEL = "(?:DEBUG|INFO|WARN(?:ING)?|ERROR|CRITICAL|[IWEF]\\d{4})";

/** Pieces of what a logger puts in front; a wall only before further ones, as a table may begin with it. */
const PIECES: readonly RegExp[] = [
  /\d{4}[-/]\d\d[-/]\d\d[T ]?/y,
  /\d\d:\d\d:\d\d(?:[.,]\d{1,9})?Z?/y,
  /\[[^[\]|]{1,80}\]/y,
  new RegExp(`${LEVEL}\\b(?::[\\w.]{1,60}:)?`, "y"),
  /[\w./-]{1,60}(?::[\w<>.-]{1,60})?:\d{1,6}(?::|(?= ))/y,
  new RegExp(`\\|\\s{0,8}(?=${LEVEL}\\b|[\\w.]{1,60}:[\\w<>]{1,60}:\\d{1,6} - )`, "y"),
  / ?- (?=\S)/y,
];

/** What a piece must be of for a line to be a logger's. */
const SIGN = new RegExp(`${LEVEL}\\b|\\d\\d:\\d\\d:\\d\\d`);

/** Most pieces. */
const MAX_PIECES = 12;

/** 0 for a line of no logger. */
export function loggerEnd(text: string): number {
  let at = 0;
  for (let pieces = 0; pieces < MAX_PIECES; pieces += 1) {
    const start = skipSpaces(text, at);
    const end = PIECES.reduce((found, piece) => found || endOf(piece, text, start), 0);
    if (end === 0) break;
    at = end;
  }
  if (!SIGN.test(text.slice(0, at))) return 0;
  return text.charAt(at) === " " ? at + 1 : at;
}

function endOf(piece: RegExp, text: string, start: number): number {
  piece.lastIndex = start;
  return piece.test(text) ? piece.lastIndex : 0;
}
