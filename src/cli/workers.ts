// Many sources → what a command wants of each, made in threads of their own and given back in order.

import type { MessagePort, Worker } from "node:worker_threads";

import type { Context } from "./commands/context.ts";
import { makers, type Product, type Products } from "./commands/products.ts";
import type { Source } from "../source/run-folders.ts";
import { compileLess } from "./compiling.ts";
import { type Attempt, attempt } from "./errors.ts";
import type { Io } from "./io.ts";
import { deferred } from "./deferred.ts";

/** What a worker needs of a context; everything in it can be copied to another thread. */
type Settings = Pick<Context, "options" | "unicode">;

interface Task {
  readonly index: number;
  readonly settings: Settings;
  readonly product: Product;
  readonly sources: readonly Source[];
}

/** What was wanted, or why there is none, or the stack of a bug. */
type Parcel = Attempt<Products[Product]> | { readonly bug: string };

interface Answer {
  readonly index: number;
  readonly parcels: readonly Parcel[];
}

/** Sources handed over at a time: few messages, and no thread waits long for the last one. */
const BATCH = 8;
const MAX_WORKERS = 16;
/** Each thread compiles a thousand functions of its own: at twice, as for one log, a thousand logs take a tenth more time than at this. */
const PATIENCE = 6;
/** Batches begun before their turn: what is done waits in memory until whoever reads the reports has come to it. */
const MOST_AHEAD = 64;

export async function* makeInWorkers<P extends Product>(
  startWorker: NonNullable<Io["startWorker"]>,
  { options, unicode }: Context,
  product: P,
  sources: readonly Source[],
): AsyncGenerator<Attempt<Products[P]>> {
  const { availableParallelism } = process.getBuiltinModule("node:os");
  const count = Math.ceil(sources.length / BATCH);
  const batches = Array.from({ length: count }, () => deferred<readonly Parcel[]>());
  let [next, given] = [0, 0];
  const idle: Worker[] = [];
  const work = (worker: Worker): void => {
    if (next === count) return;
    if (next === given + MOST_AHEAD) {
      idle.push(worker);
      return;
    }
    const index = next;
    next += 1;
    const task: Task = {
      index,
      settings: { options, unicode },
      product,
      sources: sources.slice(index * BATCH, (index + 1) * BATCH),
    };
    worker.postMessage(task);
  };
  const fail = (error: Error): void => {
    for (const batch of batches) batch?.reject(error);
  };
  const threads = Math.min(availableParallelism(), MAX_WORKERS, count);
  const workers = Array.from({ length: threads }, () => {
    const worker = startWorker("sources");
    worker.on("message", ({ index, parcels }: Answer) => {
      batches[index]?.resolve(parcels);
      work(worker);
    });
    worker.on("error", fail);
    worker.on("exit", (code) => {
      if (code !== 0) fail(new Error(`a worker thread ended with ${code}`));
    });
    // One batch to work on and one that waits, so that a thread never does.
    for (let held = 0; held < 2; held += 1) work(worker);
    return worker;
  });
  try {
    for (let index = 0; index < count; index += 1) {
      const parcels = await batches[index]?.promise;
      delete batches[index];
      given += 1;
      for (const worker of idle.splice(0)) work(worker);
      for (const parcel of parcels ?? []) yield opened(parcel) as Attempt<Products[P]>;
    }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function opened(parcel: Parcel): Attempt<Products[Product]> {
  if ("bug" in parcel) throw new Error(parcel.bug);
  return parcel;
}

/** The other side: answers every task on the port. */
export function answerTasks(port: MessagePort, io: Io): void {
  compileLess(PATIENCE);
  port.on("message", ({ index, settings, product, sources }: Task) => {
    const context: Context = { io, files: [], ...settings };
    void (async () => {
      const parcels: Parcel[] = [];
      for (const source of sources) parcels.push(await parcelOf(context, product, source));
      port.postMessage({ index, parcels } satisfies Answer);
    })();
  });
}

async function parcelOf<P extends Product>(
  context: Context,
  product: P,
  source: Source,
): Promise<Parcel> {
  const { make, plain } = makers[product];
  try {
    return await attempt(async () => {
      const made = await make(context, source);
      return plain === undefined ? made : plain(made, context);
    });
  } catch (error) {
    return { bug: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
