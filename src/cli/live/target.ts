// `--live-to` and `--report-to` → the outputs that ledger lines and the report go to.

import type { Source } from "../../source/run-folders.ts";
import type { Context } from "../commands/context.ts";
import { requireApart } from "../commands/outputs.ts";
import { codeOf } from "../error-words.ts";
import { fail } from "../errors.ts";
import type { Io } from "../io.ts";
import type { Output } from "../streams.ts";

/** Where what is said beside a log goes. */
export interface Targets {
  readonly lines: Output;
  readonly report: Output;
}

/** Throws where lines or the report would go into what is read. */
export async function openTargets(
  { io, options }: Pick<Context, "io" | "options">,
  usual: "stdout" | "stderr",
  sources: readonly Source[],
): Promise<Targets> {
  requireApart(options, sources);
  const { liveTo = usual, reportTo = liveTo } = options;
  const lines = await openTarget(io, liveTo);
  return { lines, report: reportTo === liveTo ? lines : await openTarget(io, reportTo) };
}

async function openTarget(io: Io, where: string): Promise<Output> {
  if (where === "stderr") return io.stderr;
  if (where === "stdout") return io.stdout;
  try {
    return await io.openFile(where === "tty" ? TERMINAL : where);
  } catch (error) {
    throw fail("cannot-write", { path: where, code: codeOf(error) });
  }
}

/** The terminal of the process, wherever its streams go. */
const TERMINAL = process.platform === "win32" ? "CONOUT$" : "/dev/tty";
