// A source in which no run was found → the message that says what is in it instead.

import type { Log } from "../../index.ts";
import { type CliError, fail } from "../errors.ts";
import type { Loaded } from "./load.ts";

const HEAD = 1024;
const EXCERPT = 60;

const UNPACK: ReadonlyMap<string, string> = new Map([
  ["gzip", "gunzip -c"],
  ["bzip2", "bzcat"],
  ["xz", "xzcat"],
  ["zstd", "zstdcat"],
]);

export function unreadable({ source, bytes }: Loaded, log: Log): CliError {
  const firstLine = firstLineOf(bytes.subarray(0, HEAD));
  const { kind, looksLike, lines } = log.seen;
  if (kind === "empty" || (kind === "text" && firstLine === "")) return fail("empty", { source });
  if (kind === "binary") {
    return fail("binary", { source, kind: looksLike ?? "binary data", advice: advice(looksLike) });
  }
  return fail("no-losses", {
    source,
    lines,
    rejected: log.skipped.rejected,
    looksLike,
    first: firstLine.length > EXCERPT ? `${firstLine.slice(0, EXCERPT)}…` : firstLine,
  });
}

/** First line with anything on it, for saying what is there instead of a log. */
function firstLineOf(head: Uint8Array): string {
  const lines = new TextDecoder().decode(head).split(/[\r\n]+/);
  return lines.map((line) => line.trim()).find((line) => line !== "") ?? "";
}

function advice(looksLike: string | null): string | undefined {
  const unpack = UNPACK.get(looksLike ?? "");
  if (unpack !== undefined) return `unpack it first: \`${unpack} FILE | lossledger\``;
  return looksLike?.endsWith("image") === true
    ? "copy the log as text instead of a picture of it"
    : undefined;
}
