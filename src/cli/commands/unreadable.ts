// A source in which no run was found → the message that says what is in it instead.

import { type CliError, fail } from "../errors.ts";
import type { Loaded } from "./loaded.ts";

const EXCERPT = 60;

const UNPACK: ReadonlyMap<string, string> = new Map([
  ["gzip", "gunzip -c"],
  ["bzip2", "bzcat"],
  ["xz", "xzcat"],
  ["zstd", "zstdcat"],
]);

export function unreadable({ source, log, damage }: Loaded): CliError {
  if (damage !== null) return fail("damaged", { source, note: damage });
  const { kind, looksLike, lines, firstLine } = log.seen;
  if (kind === "empty" || (kind === "text" && firstLine === "")) return fail("empty", { source });
  const [refused] = log.rejects;
  if (log.dialect !== null && lines === 0 && refused !== undefined) {
    return fail("refused", { source, what: looksLike ?? log.dialect, ...refused });
  }
  if (kind === "binary") {
    return fail("binary", { source, kind: looksLike ?? "binary data", advice: advice(looksLike) });
  }
  // Of a notebook the first line says nothing.
  const first = looksLike === "Jupyter notebook" ? "" : firstLine;
  return fail("no-losses", {
    source,
    lines,
    rejected: log.skipped.rejected,
    looksLike,
    known: log.notes[0],
    first: first.length > EXCERPT ? `${first.slice(0, EXCERPT)}…` : first,
  });
}

function advice(looksLike: string | null): string | undefined {
  const unpack = UNPACK.get(looksLike ?? "");
  if (unpack !== undefined) return `unpack it first: \`${unpack} FILE | lossledger\``;
  if (looksLike === "TensorBoard event file") {
    return "no number is in it: `keras.callbacks.TensorBoard(log_dir)` writes some at the end of every epoch";
  }
  return looksLike?.endsWith("image") === true
    ? "copy the log as text instead of a picture of it"
    : undefined;
}
