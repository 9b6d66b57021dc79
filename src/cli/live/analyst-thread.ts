// An analyst in a thread of its own, so that bytes pass through while it thinks; and the thread's side of it.

import type { MessagePort } from "node:worker_threads";

import type { Analysis } from "../../index.ts";
import type { Attempt } from "../errors.ts";
import type { Io } from "../io.ts";
import type { Options } from "../options/parsed.ts";
import { plainAnalysis } from "../plain-analysis.ts";
import { deferred } from "../deferred.ts";
import { type Analyst, type InterimResult, createAnalyst } from "./analyst.ts";

type Task =
  | { readonly kind: "begin"; readonly source: string; readonly options: Options }
  | { readonly kind: "chunk"; readonly chunk: Uint8Array }
  | { readonly kind: "look" }
  | { readonly kind: "end" };

type Answer =
  | { readonly kind: "interim"; readonly interim: InterimResult }
  | { readonly kind: "read"; readonly length: number }
  | { readonly kind: "result"; readonly result: Attempt<Analysis> }
  | { readonly kind: "bug"; readonly stack: string };

/** Small chunks are handed over together: a message costs as much as reading a hundred updates. */
const BATCH = 2 ** 16;
const BATCH_MILLISECONDS = 20;
/** Bytes that may wait for the thread before the input has to. */
const MOST_WAITING = 2 ** 26;

export function createAnalystThread(
  startWorker: NonNullable<Io["startWorker"]>,
  source: string,
  options: Options,
  tell: (interim: InterimResult) => void,
): Analyst {
  const worker = startWorker("analyst");
  const post = (task: Task, transfer: ArrayBuffer[] = []): void =>
    worker.postMessage(task, transfer);
  let batch = new Uint8Array(BATCH);
  let filled = 0;
  let timer: NodeJS.Timeout | undefined;
  let waiting = 0;
  let hasRoom: (() => void) | undefined;
  let isOver = false;
  const result = deferred<Attempt<Analysis>>();
  const failWith = (error: Error): void => {
    isOver = true;
    result.reject(error);
    hasRoom?.();
  };

  worker.on("message", (answer: Answer) => {
    if (answer.kind === "interim") tell(answer.interim);
    else if (answer.kind === "result") result.resolve(answer.result);
    else if (answer.kind === "bug") failWith(new Error(answer.stack));
    else {
      waiting -= answer.length;
      // A log that comes faster than it can be judged on the way is judged at its end.
      if (waiting === 0) post({ kind: "look" });
      if (waiting <= MOST_WAITING) hasRoom?.();
    }
  });
  worker.on("error", failWith);
  worker.on("exit", (code) => failWith(new Error(`the analysing thread ended with ${code}`)));
  post({ kind: "begin", source, options });

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (filled === 0) return;
    const chunk = batch.slice(0, filled);
    filled = 0;
    waiting += chunk.length;
    post({ kind: "chunk", chunk }, [chunk.buffer]);
  };

  return {
    push(chunk) {
      if (isOver) return undefined;
      for (let at = 0; at < chunk.length;) {
        const length = Math.min(chunk.length - at, BATCH - filled);
        batch.set(chunk.subarray(at, at + length), filled);
        filled += length;
        at += length;
        if (filled === BATCH) flush();
      }
      if (filled > 0) timer ??= setTimeout(flush, BATCH_MILLISECONDS);
      if (waiting <= MOST_WAITING) return undefined;
      return new Promise((resolve) => {
        hasRoom = resolve;
      });
    },
    look: () => undefined,
    async end() {
      flush();
      post({ kind: "end" });
      return await result.promise;
    },
    async close() {
      clearTimeout(timer);
      batch = new Uint8Array(0);
      await worker.terminate();
    },
  };
}

/** The thread's side: a message that the thread cannot make sense of is a bug, and is told as one. */
export function serveAnalyst(port: MessagePort): void {
  let analyst: Analyst | undefined;
  const answer = (one: Answer): void => port.postMessage(one);
  const serve = async (task: Task): Promise<void> => {
    if (task.kind === "begin") {
      analyst = createAnalyst(task.source, task.options, (interim) =>
        answer({ kind: "interim", interim }),
      );
    } else if (task.kind === "chunk") {
      await analyst?.push(task.chunk);
      answer({ kind: "read", length: task.chunk.length });
    } else if (task.kind === "look") {
      analyst?.look();
    } else if (analyst !== undefined) {
      const result = await analyst.end();
      const sent = "made" in result ? { made: plainAnalysis(result.made, true) } : result;
      answer({ kind: "result", result: sent });
    }
  };
  port.on("message", (task: Task) => {
    serve(task).catch((error: unknown) => {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      answer({ kind: "bug", stack });
    });
  });
}
