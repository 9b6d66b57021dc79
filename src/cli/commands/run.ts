// A command that trains → what it prints, untouched, a ledger line after every epoch, the report at its end, and its exit code.

import { fail, failure } from "../errors.ts";
import { watchTraining } from "../live/watch-training.ts";
import { createInterruption } from "../live/interruption.ts";
import { openTargets } from "../live/target.ts";
import { errorText, messageText, noteText } from "../message-text.ts";
import { StartError, type Trainer } from "../trainer.ts";
import { scriptOf } from "../options/named-files.ts";
import type { Context } from "./context.ts";
import { PRINTED_BY } from "./sources.ts";
import { chosenFormats } from "./write-reports.ts";

/** As shells have it. */
const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;

export async function run(given: Context): Promise<number> {
  const { io, files } = given;
  const source = given.options.source ?? scriptOf(files);
  const context =
    source === undefined ? given : { ...given, options: { ...given.options, source } };
  const [name, ...args] = files;
  if (name === undefined) throw fail("no-command");
  // Whatever lossledger itself may refuse is refused before the training starts.
  chosenFormats(context);
  const to = await openTargets(context, "stderr", []);
  let trainer: Trainer;
  try {
    trainer = await io.startTrainer([name, ...args], io.stdout.isTTY);
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    const { code } = error;
    await io.stderr.write(messageText(failure("cannot-run", { command: name, code }), context));
    return code === "ENOENT" ? NOT_FOUND : NOT_EXECUTABLE;
  }
  if (io.stdout.isTTY && !trainer.hasTerminal)
    await io.stderr.write(noteText("run", NO_TERMINAL, io));
  // A terminal sends Ctrl-C to the training, too.
  const isShared = io.stdin.isTTY || io.stdout.isTTY;
  const interruption = createInterruption(io, {
    interrupt: (signal) => {
      if (!isShared) trainer.kill(signal);
    },
    stop: (signal) => trainer.kill(signal),
  });
  void interruption.abandoned.then(() => trainer.kill("SIGKILL"));
  try {
    const ending = await watchTraining(context, {
      source: `${PRINTED_BY}${name}`,
      chunks: trainer.chunks,
      pass: io.stdout,
      to,
      abandoned: interruption.abandoned,
    });
    if (ending === "gone") trainer.leave();
  } catch (error) {
    // Whatever is wrong here, the training goes on.
    await io.stderr.write(errorText(error, context)).catch(() => undefined);
    for await (const chunk of trainer.chunks) await io.stdout.write(chunk).catch(() => undefined);
  }
  const exitCode = await trainer.exited;
  interruption.end();
  return exitCode;
}

const NO_TERMINAL =
  "no pseudo-terminal here (the package @lydell/node-pty is missing or has none for this system), so the program sees a pipe and may print no bar";
