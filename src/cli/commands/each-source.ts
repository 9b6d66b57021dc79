// Named files, folders and patterns → what a command wants of each, or the message that says why there is none, in the order given.

import { type Attempt, attempt } from "../errors.ts";
import { noteText } from "../message-text.ts";
import { createProgress } from "../progress.ts";
import type { Source } from "../../source/run-folders.ts";
import type { Context } from "./context.ts";
import { requireApart } from "./outputs.ts";
import { makers, type Product, type Products } from "./products.ts";
import { collectLeftOut } from "./files-left-out.ts";
import { findSources, STDIN } from "./sources.ts";

/** Fewer sources are done before another thread has started: a worker is ready after some 60 ms. */
const WORTH_THREADS = 64;

export async function* eachSource<P extends Product>(
  context: Context,
  product: P,
): AsyncGenerator<Attempt<Products[P]>> {
  const found = await findSources(context.files);
  const { sources } = found;
  requireApart(context.options, sources);
  const leftOut = collectLeftOut(found);
  let next = 0;
  const progress = createProgress(context.io.stderr, sources.length);
  try {
    for await (const outcome of outcomes(context, product, sources)) {
      await progress.step();
      const source = sources[next];
      next += 1;
      if ("failure" in outcome && leftOut.leavesOut(source, outcome.failure)) continue;
      yield outcome;
    }
  } finally {
    await progress.end();
  }
  for (const { source, note } of leftOut.notes())
    await context.io.stderr.write(noteText(source, note, context.io));
  for (const failure of leftOut.failures()) yield { failure };
}

async function* outcomes<P extends Product>(
  context: Context,
  product: P,
  sources: readonly Source[],
): AsyncGenerator<Attempt<Products[P]>> {
  const { startWorker } = context.io;
  if (
    startWorker !== undefined &&
    sources.length >= WORTH_THREADS &&
    sources.every(({ path }) => path !== STDIN)
  ) {
    const { makeInWorkers } = await import("../workers.ts");
    yield* makeInWorkers(startWorker, context, product, sources);
    return;
  }
  for (const source of sources) yield await attempt(() => makers[product].make(context, source));
}
