// Named files, folders and patterns → what a command wants of each, or the message that says why there is none, in the order given.

import { relative } from "node:path";

import { count, names } from "../error-words.ts";
import { type Attempt, attempt, type ErrorId, failure } from "../errors.ts";
import { noteText } from "../message-text.ts";
import { createProgress } from "../progress.ts";
import type { Source } from "../../source/run-folders.ts";
import type { Context } from "./context.ts";
import { requireApart } from "./outputs.ts";
import { makers, type Product, type Products } from "./products.ts";
import { findSources, type Note, STDIN, were } from "./sources.ts";

/** What may be said of a file in a folder without a log being missing: it was not named. */
const NO_LOG: ReadonlySet<ErrorId> = new Set([
  "empty",
  "binary",
  "refused",
  "no-losses",
  "no-total",
  "one-metric",
]);

/** Fewer sources are done before another thread has started: a worker is ready after some 60 ms. */
const WORTH_THREADS = 64;

export async function* eachSource<P extends Product>(
  context: Context,
  product: P,
): AsyncGenerator<Attempt<Products[P]>> {
  const { stderr } = context.io;
  const { sources, folders, notes, failures } = await findSources(context.files);
  requireApart(context.options, sources);
  const left: Source[] = [];
  let next = 0;
  const progress = createProgress(stderr, sources.length);
  try {
    for await (const outcome of outcomes(context, product, sources)) {
      await progress.step();
      const source = sources[next] as Source;
      next += 1;
      const isFound = source.folder !== undefined;
      if (isFound && "failure" in outcome && NO_LOG.has(outcome.failure.id)) left.push(source);
      else yield outcome;
    }
  } finally {
    await progress.end();
  }
  const leftIn = (folder: string): readonly Source[] => left.filter((one) => one.folder === folder);
  const told = [...folders.keys()].flatMap((folder) => noteOn(folder, leftIn(folder)));
  for (const { source, note } of [...told, ...notes])
    await stderr.write(noteText(source, note, context.io));
  for (const [path, logs] of folders)
    if (leftIn(path).length >= logs) yield { failure: failure("no-logs", { path }) };
  for (const one of failures) yield { failure: one };
}

/** Files of a named folder that turned out to be no logs. */
function noteOn(folder: string, left: readonly Source[]): readonly Note[] {
  const paths = left.map(({ path }) => relative(folder, path));
  const note = `${count(paths.length, "file")} without a row with a loss ${were(paths)} left out: ${names(paths)}`;
  return paths.length === 0 ? [] : [{ source: folder, note }];
}

async function* outcomes<P extends Product>(
  context: Context,
  product: P,
  sources: readonly Source[],
): AsyncGenerator<Attempt<Products[P]>> {
  const { startWorker } = context.io;
  if (
    startWorker !== undefined &&
    makers[product].plain !== undefined &&
    sources.length >= WORTH_THREADS &&
    sources.every(({ path }) => path !== STDIN)
  ) {
    const { makeInWorkers } = await import("../workers.ts");
    yield* makeInWorkers(startWorker, context, product, sources);
    return;
  }
  for (const source of sources) yield await attempt(() => makers[product].make(context, source));
}
