// A log while it is being written → its bytes passed on untouched, a line for every epoch beside them, and the report at its end.

import type { Analysis } from "../../index.ts";
import { unjudged } from "../commands/unjudged.ts";
import type { Context } from "../commands/context.ts";
import { chosenFormats, writeReports } from "../commands/write-reports.ts";
import type { Attempt } from "../errors.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Io } from "../io.ts";
import type { Output } from "../streams.ts";
import { errorText, messageText } from "../message-text.ts";
import { type Analyst, type InterimResult, createAnalyst } from "./analyst.ts";
import { createLiveLines } from "./live-lines.ts";
import type { Targets } from "./target.ts";

export interface WatchedLog {
  readonly source: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Where the bytes go; null where they are seen elsewhere. */
  readonly pass: Output | null;
  /** Where lines and the report go. */
  readonly to: Targets;
  /** Settles when nobody wants to wait for the report any longer. */
  readonly abandoned: Promise<void>;
}

/** `gone`: whoever read what was passed on, or the lines where nothing is, has gone away, so that there is nobody to report to. */
export type Ending = ExitCode | "gone" | "abandoned";

/** A failure of what is said beside the log never stops the log. */
export async function watchTraining(context: Context, live: WatchedLog): Promise<Ending> {
  const { source, pass } = live;
  const { lines: to } = live.to;
  const choices = chosenFormats(context);
  const lines = createLiveLines(context, to, source);
  const watched = createGuard(context);
  const passThrough = createPassThrough(pass, context);
  const write = async (text: string): Promise<void> => {
    if (text !== "") await to.write(text).catch(() => undefined);
  };
  let isBusy = false;
  let told = Promise.resolve();
  const analyst = await startAnalyst(context, source, (interim) => {
    lines.take(interim);
    if (!isBusy && passThrough.isAtLineStart()) told = write(lines.news());
  });

  const take = async (chunk: Uint8Array): Promise<void> => {
    isBusy = true;
    await told;
    let from = 0;
    for (const { end, line } of await watched(() => lines.push(chunk))) {
      await passThrough.handOn(chunk.subarray(from, end));
      from = end;
      await write(line);
      await write(lines.news());
    }
    await passThrough.handOn(chunk.subarray(from));
    if (passThrough.isAtLineStart()) await write(lines.news());
    isBusy = false;
  };

  try {
    for await (const chunk of live.chunks) {
      await take(chunk);
      if ((pass ?? to).gone) return "gone";
      await analyst.push(chunk);
      analyst.look();
    }
    for (const { line } of await watched(() => lines.end()))
      await write(passThrough.endLine(live.to) + line);
    await write(passThrough.endLine(live.to));
    const result = await Promise.race([analyst.end(), live.abandoned]);
    if (result === undefined) return "abandoned";
    const exitCode = await report(context, live.to, result, choices);
    return passThrough.hasFailed() ? EXIT.notJudged : exitCode;
  } finally {
    await analyst.close();
  }
}

/** After a bug in making lines has been told, no more are made. */
function createGuard(context: Context) {
  let isBroken = false;
  return async <T>(make: () => readonly T[]): Promise<readonly T[]> => {
    if (isBroken) return [];
    try {
      return make();
    } catch (error) {
      isBroken = true;
      await say(context.io, errorText(error, context));
      return [];
    }
  };
}

const LF = 0x0a;

/** The bytes of the log, handed on; and how far the line that they are in has come. */
function createPassThrough(pass: Output | null, context: Context) {
  let lastByte = LF;
  let hasFailed = false;
  return {
    async handOn(bytes: Uint8Array): Promise<void> {
      if (bytes.length === 0) return;
      lastByte = bytes[bytes.length - 1] ?? lastByte;
      if (pass === null || hasFailed) return;
      try {
        await pass.write(bytes);
      } catch (error) {
        // A full disk behind stdout: the training is worth more than its log.
        hasFailed = true;
        await say(context.io, errorText(error, context));
      }
    },
    /** In the middle of a line is a progress bar: what is printed there would tear it. */
    isAtLineStart: (): boolean => pass === null || lastByte === LF,
    /** A line end, where what was passed on last is an unfinished line on the same screen. */
    endLine({ lines, report: reportTo }: Targets): string {
      const isShared = [lines, reportTo].some(
        (one) => pass === one || (pass?.isTTY === true && one.isTTY),
      );
      const text = isShared && lastByte !== LF ? "\n" : "";
      lastByte = LF;
      return text;
    },
    hasFailed: (): boolean => hasFailed,
  };
}

async function report(
  context: Context,
  { lines, report: to }: Targets,
  result: Attempt<Analysis>,
  choices: ReturnType<typeof chosenFormats>,
): Promise<ExitCode> {
  const { io } = context;
  if ("failure" in result) {
    await say(io, messageText(result.failure, context));
    return EXIT.notJudged;
  }
  const failures = unjudged(result.made.runs);
  if (to === lines) await to.write("\n").catch(() => undefined);
  await writeReports({ ...context, io: { ...io, stdout: to } }, result.made, choices);
  for (const one of failures) await say(io, messageText(one, context));
  return failures.length === 0 ? EXIT.judged : EXIT.notJudged;
}

async function say({ stderr }: Io, text: string): Promise<void> {
  await stderr.write(text).catch(() => undefined);
}

async function startAnalyst(
  { io, options }: Context,
  source: string,
  tell: (interim: InterimResult) => void,
): Promise<Analyst> {
  if (io.startWorker === undefined) return createAnalyst(source, options, tell);
  const { createAnalystThread } = await import("./analyst-thread.ts");
  return createAnalystThread(io.startWorker, source, options, tell);
}
