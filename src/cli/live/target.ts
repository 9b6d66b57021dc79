// `--live-to` → the output that ledger lines and the report go to.

import { codeOf } from "../error-words.ts";
import { fail } from "../errors.ts";
import type { Io } from "../io.ts";
import type { Output } from "../streams.ts";

export async function openTarget(io: Io, where: string): Promise<Output> {
  if (where === "stderr") return io.stderr;
  if (where === "stdout") return io.stdout;
  try {
    return await io.openFile(where);
  } catch (error) {
    throw fail("cannot-write", { path: where, code: codeOf(error) });
  }
}
