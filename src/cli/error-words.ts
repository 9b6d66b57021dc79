// What a message says; and codes, names and counts → the words that messages share.

import { systemCode } from "../source/system-code.ts";
import { nearest } from "./nearest.ts";

export interface Message {
  /** Where: a source, a flag. */
  readonly where: string;
  readonly seen: string;
  readonly next: string;
}

/** `ENOSPC` and its like; the first words where there is no code. */
export function codeOf(error: unknown): string {
  return systemCode(error) ?? (error instanceof Error ? error.message : String(error));
}

export const REASONS: ReadonlyMap<string, readonly [reason: string, next: string]> = new Map([
  ["ENOSPC", ["no space left on the device", "free some space, or write elsewhere"]],
  ["EDQUOT", ["the disk quota is used up", "free some space, or write elsewhere"]],
  ["ENOENT", ["no such directory", "create it first, or write elsewhere"]],
  ["EISDIR", ["this is a directory", "name a file in it: `--format json=DIR/report.json`"]],
  ["EACCES", ["no permission to write there", "change its permissions, or write elsewhere"]],
  ["EROFS", ["the file system is read-only", "write elsewhere"]],
]);

const UNREAD: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["EISDIR", "this is a directory"],
  ["EACCES", "no permission to read it"],
]);

/** Why a file that an option names cannot be read. */
export function unreadReason(error: unknown): string {
  const code = codeOf(error);
  return UNREAD.get(code) ?? `it could not be read: ${code}`;
}

const LONGEST_LIST = 12;

export function names(list: readonly string[]): string {
  return andMore(list.map((name) => `\`${name}\``));
}

export function andMore(texts: readonly string[]): string {
  const more = texts.length - LONGEST_LIST;
  return texts.slice(0, LONGEST_LIST).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

export interface Counted {
  readonly rows: number;
  readonly runs: number;
}

export function countedRows({ rows, runs }: Counted): string {
  return count(rows, "row") + (runs === 1 ? "" : ` in ${runs} runs`);
}

/** The known name that was most likely meant, behind `lead`; something else where none is near. */
export function didYouMean(
  name: string,
  known: readonly string[],
  otherwise: string,
  lead = "",
): string {
  const near = nearest(name, known);
  return near === undefined ? otherwise : `did you mean \`${lead}${near}\`?`;
}

/** What to do where several columns are named as totals are. */
export function whichTotal(totals: readonly string[]): string | undefined {
  if (totals.length > 1) return `say which it is with \`--total\`: ${names(totals)}`;
  return totals[0] === undefined ? undefined : `say which it is: \`--total ${totals[0]}\``;
}
