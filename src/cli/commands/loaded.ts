// What was read of one source: its log, and what a message says where there is none.

import type { Log } from "../../index.ts";

export interface Loaded {
  /** Name shown in reports. */
  readonly source: string;
  readonly log: Log;
  /** First line with anything on it, for saying what is there instead of a log. */
  readonly firstLine: string;
  /** What was wrong with the container the log came in (gzip), or null. */
  readonly damage: string | null;
}

/** Bytes kept for saying what is there instead of a log. */
export const HEAD = 1024;

export function firstLineOf(head: Uint8Array | undefined): string {
  const lines = new TextDecoder().decode(head).split(/[\r\n]+/);
  return lines.map((line) => line.trim()).find((line) => line !== "") ?? "";
}
