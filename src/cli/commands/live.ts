// What is piped in → the same on stdout at once, a ledger line after every epoch, and the report at the end.

import { watchTraining } from "../live/watch-training.ts";
import { createInterruption, exitCodeAfter } from "../live/interruption.ts";
import { openTargets } from "../live/target.ts";
import { fail } from "../errors.ts";
import type { Context } from "./context.ts";
import { STDIN } from "./sources.ts";

/** How long a training may take to end after Ctrl-C before it is said that it is waited for. */
const PATIENCE_MILLISECONDS = 2000;

export async function live(context: Context): Promise<number> {
  const { io, files } = context;
  if (files.some((file) => file !== STDIN)) {
    const wrong = "it reads a pipe; for a file that grows: `lossledger --follow FILE`";
    throw fail("bad-option", { flag: "--live", value: files.join(" "), wrong });
  }
  if (io.stdin.isTTY) throw fail("no-pipe");
  const to = await openTargets(context, "stderr", [{ path: STDIN }]);
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const interruption = createInterruption(io, {
    interrupt() {
      timer = setTimeout(() => void io.stderr.write(WAITING), PATIENCE_MILLISECONDS);
    },
    stop() {
      isStopped = true;
      io.stdin.close();
    },
  });
  try {
    const ending = await watchTraining(context, {
      source: "stdin",
      chunks: untilClosed(io.stdin.chunks(), () => isStopped),
      pass: io.stdout,
      to,
      abandoned: interruption.abandoned,
    });
    if (ending === "gone") io.stdin.close();
    return exitCodeAfter(ending, interruption);
  } finally {
    clearTimeout(timer);
    interruption.end();
  }
}

const WAITING =
  "\nlossledger: waiting for the program in the pipe to end; Ctrl-C again reports now\n";

/** A stream that is closed while it is read fails; the bytes before are as good as ever. */
async function* untilClosed(
  chunks: AsyncIterable<Uint8Array>,
  isStopped: () => boolean,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (error) {
    if (!isStopped()) throw error;
  }
}
