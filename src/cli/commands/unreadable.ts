// A source in which no run was found → the message that says what is in it instead.

import type { Skipped } from "../../index.ts";
import { type CliError, fail } from "../errors.ts";
import { fileKind } from "../file-kind.ts";

const HEAD = 4096;
const EXCERPT = 60;

export function unreadable(
  source: string,
  head: Uint8Array,
  skipped: Skipped | undefined,
): CliError {
  const kind = fileKind(head.subarray(0, HEAD));
  if (kind !== undefined) return fail("binary", { source, ...kind });
  const text = new TextDecoder().decode(head.subarray(0, HEAD));
  const first =
    text
      .split(/[\r\n]+/)
      .map((line) => line.trim())
      .find((line) => line !== "") ?? "";
  if (first === "") return fail("empty", { source });
  return fail("no-losses", {
    source,
    lines: (skipped?.lines ?? 0) + (skipped?.rejected ?? 0),
    rejected: skipped?.rejected ?? 0,
    first: first.length > EXCERPT ? `${first.slice(0, EXCERPT)}…` : first,
  });
}
