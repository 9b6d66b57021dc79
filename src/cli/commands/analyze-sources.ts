// Named files, folders and patterns → their analyses, or the messages that say why there is none, in the order given.

import type { Analysis } from "../../index.ts";
import { CliError } from "../errors.ts";
import { createProgress } from "../progress.ts";
import { analyzeSource } from "./analyze-source.ts";
import type { Context } from "./context.ts";
import { type Source, sourcesOf } from "./sources.ts";

export type Outcome = Analysis | CliError;

/** Fewer sources are done before another thread has started: a worker is ready after some 60 ms. */
const WORTH_THREADS = 64;

export async function* analyzeSources(context: Context): AsyncGenerator<Outcome> {
  const sources: Source[] = [];
  for await (const source of sourcesOf(context.files)) sources.push(source);
  const progress = createProgress(context.io.stderr, sources.length, "logs");
  try {
    for await (const outcome of outcomes(context, sources)) {
      await progress.step();
      yield outcome;
    }
  } finally {
    await progress.end();
  }
}

async function* outcomes(context: Context, sources: readonly Source[]): AsyncGenerator<Outcome> {
  const { startWorker } = context.io;
  if (startWorker !== undefined && sources.length >= WORTH_THREADS && !sources.includes("-")) {
    const { analyzeInWorkers } = await import("../workers.ts");
    yield* analyzeInWorkers(startWorker, context, sources);
    return;
  }
  for (const source of sources) yield await outcomeOf(context, source);
}

/** Anything but a message is a bug and is thrown. */
export async function outcomeOf(context: Context, source: Source): Promise<Outcome> {
  try {
    return await analyzeSource(context, source);
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
}
