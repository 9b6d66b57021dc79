// A file that another program writes → a ledger line after every epoch, and the report once it is stopped.

import { type FileEvent, followFile } from "../../source/follow.ts";
import { SourceError } from "../../source/open.ts";
import { fail } from "../errors.ts";
import { watchTraining } from "../live/watch-training.ts";
import { createInterruption, exitCodeAfter } from "../live/interruption.ts";
import { openTargets } from "../live/target.ts";
import { noteText } from "../message-text.ts";
import type { Context } from "./context.ts";
import { sourceErrorOf } from "./load.ts";
import { STDIN } from "./sources.ts";

const EVENTS: Readonly<Record<FileEvent, string>> = {
  missing: "is not there; waiting for it",
  cut: "was cut or written anew; reading it from its start",
  replaced: "was replaced; reading the new file from its start",
};

export async function follow(context: Context): Promise<number> {
  const { io, files, options } = context;
  const [path] = files;
  if (path === undefined || path === STDIN || files.length > 1 || options.live) {
    const wrong = options.live
      ? "it does for a file what --live does for a pipe: give one of them"
      : "it takes the name of one file; a pipe is read with --live";
    throw fail("bad-option", { flag: "--follow", value: files.join(" "), wrong });
  }
  const to = await openTargets(context, "stdout", [{ path }]);
  const stopping = new AbortController();
  const interruption = createInterruption(io, { stop: () => stopping.abort() });
  const tell = (event: FileEvent): void =>
    void io.stderr.write(noteText(path, EVENTS[event], io)).catch(() => undefined);
  try {
    const ending = await watchTraining(context, {
      source: path,
      chunks: followFile(path, { stop: stopping.signal, tell }),
      pass: null,
      to,
      abandoned: interruption.abandoned,
    });
    return exitCodeAfter(ending, interruption);
  } catch (error) {
    throw error instanceof SourceError ? sourceErrorOf(error) : error;
  } finally {
    interruption.end();
  }
}
