// A log while it is being written → its bytes passed on untouched, a line for every epoch beside them, and the report at its end.

import type { EndedEpoch } from "../../index.ts";
import { createEpochWatch } from "../../index.ts";
import { unjudged } from "../commands/unjudged.ts";
import type { Context } from "../commands/context.ts";
import { chosenFormats, writeReports } from "../commands/write-reports.ts";
import { asMessage, CliError } from "../errors.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { Output } from "../streams.ts";
import { bugText, messageText } from "../message-text.ts";
import type { Options } from "../options/parsed.ts";
import { type Analyst, type Bulletin, createAnalyst, type Result } from "./analyst.ts";
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
type Ending = ExitCode | "gone" | "abandoned";

const LF = 0x0a;

/** A failure of what is said beside the log never stops the log. */
export async function watchTraining(context: Context, live: WatchedLog): Promise<Ending> {
  const { io } = context;
  const { source, pass } = live;
  const { lines: to, report: reportTo } = live.to;
  const choices = chosenFormats(context);
  const lines = await createLiveLines(context, to, source);
  const watch = createEpochWatch();
  let lastByte = LF;
  let isBusy = false;
  let told = Promise.resolve();
  const analyst = await hire(context, source, (bulletin) => {
    lines.take(bulletin);
    if (!isBusy && isAtLineStart()) told = write(lines.news());
  });
  /** In the middle of a line is a progress bar: what is printed there would tear it. */
  const isAtLineStart = (): boolean => pass === null || lastByte === LF;
  let isPassing = pass !== null;
  let isWatching = true;

  const handOn = async (bytes: Uint8Array): Promise<void> => {
    if (bytes.length === 0) return;
    lastByte = bytes[bytes.length - 1] ?? lastByte;
    if (pass === null || !isPassing) return;
    try {
      await pass.write(bytes);
    } catch (error) {
      // A full disk behind stdout: the training is worth more than its log.
      isPassing = false;
      await say(bugOrMessage(error, context.unicode));
    }
  };
  const say = async (text: string): Promise<void> => {
    await io.stderr.write(text).catch(() => undefined);
  };
  const write = async (text: string): Promise<void> => {
    if (text !== "") await to.write(text).catch(() => undefined);
  };
  const watched = async <T>(look: () => T, otherwise: T): Promise<T> => {
    if (!isWatching) return otherwise;
    try {
      return look();
    } catch (error) {
      isWatching = false;
      await say(bugText(error));
      return otherwise;
    }
  };

  const take = async (chunk: Uint8Array): Promise<void> => {
    isBusy = true;
    await told;
    let from = 0;
    const ended = await watched<readonly EndedEpoch[]>(() => watch.push(chunk), []);
    for (const { end, record } of ended) {
      await handOn(chunk.subarray(from, end));
      from = end;
      await write(await watched(() => lines.epoch(record), ""));
      await write(lines.news());
    }
    await handOn(chunk.subarray(from));
    if (isAtLineStart()) await write(lines.news());
    isBusy = false;
  };

  try {
    for await (const chunk of live.chunks) {
      await take(chunk);
      if ((pass ?? to).gone) return "gone";
      await analyst.push(chunk);
      analyst.look();
    }
    for (const { record } of await watched<readonly EndedEpoch[]>(() => watch.end(), []))
      await write(`${await startOfLine()}${await watched(() => lines.epoch(record), "")}`);
    await write(await startOfLine());
    const result = await Promise.race([analyst.end(), live.abandoned]);
    if (result === undefined) return "abandoned";
    const exitCode = await report(result);
    return isPassing || pass === null ? exitCode : EXIT.notJudged;
  } finally {
    await analyst.close();
  }

  /** A line end, where what was passed on last is an unfinished line on the same screen. */
  async function startOfLine(): Promise<string> {
    const isShared = [to, reportTo].some(
      (one) => pass === one || (pass?.isTTY === true && one.isTTY),
    );
    const text = isShared && lastByte !== LF ? "\n" : "";
    lastByte = LF;
    return text;
  }

  async function report(result: Result): Promise<ExitCode> {
    if ("failure" in result) {
      await say(messageText(new CliError(result.failure.id, result.failure.data), context.unicode));
      return EXIT.notJudged;
    }
    const failures = unjudged(result.analysis.runs);
    if (reportTo === to) await write("\n");
    await writeReports({ ...context, io: { ...io, stdout: reportTo } }, result.analysis, choices);
    for (const error of failures) await say(messageText(error, context.unicode));
    return failures.length === 0 ? EXIT.judged : EXIT.notJudged;
  }
}

function bugOrMessage(error: unknown, unicode: boolean): string {
  const message = asMessage(error);
  return message === undefined ? bugText(error) : messageText(message, unicode);
}

async function hire(
  { io, options }: Context,
  source: string,
  tell: (bulletin: Bulletin) => void,
): Promise<Analyst> {
  const settings: Options = options;
  if (io.startWorker === undefined) return createAnalyst(source, settings, tell);
  const { createAnalystThread } = await import("./analyst-thread.ts");
  return createAnalystThread(io.startWorker, source, settings, tell);
}
