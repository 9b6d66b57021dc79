// Inputs → their report, on a thread that is ended when it is no longer wanted.

import type { PageLog, Reply } from "./protocol.ts";

export interface Desk {
  /** What was asked before is given up. */
  ask(inputs: readonly PageLog[]): void;
  /** Gives up; false where nothing is being done. */
  cancel(): boolean;
}

/** `code` is the program of the worker, packed; `onReply` gets progress and the answer, `onCrash` what went wrong. */
export function createDesk(
  code: string,
  onReply: (answer: Reply) => void,
  onCrash: (reason: string) => void,
): Desk {
  let address: Promise<string> | undefined;
  let worker: Worker | undefined;
  let isBusy = false;
  /** Tells a question from those that came after it while the program was unpacked. */
  let question = 0;

  const cancel = (): boolean => {
    const wasBusy = isBusy;
    question += 1;
    isBusy = false;
    if (wasBusy) {
      worker?.terminate();
      worker = undefined;
    }
    return wasBusy;
  };

  const start = (url: string): Worker => {
    const started = new Worker(url);
    started.addEventListener("message", ({ data }: MessageEvent<Reply>) => {
      if (started !== worker) return;
      if (data.kind !== "progress") isBusy = false;
      onReply(data);
    });
    started.addEventListener("error", (event) => {
      if (started !== worker) return;
      cancel();
      onCrash(event.message);
    });
    return started;
  };

  return {
    cancel,
    ask(inputs) {
      cancel();
      isBusy = true;
      const own = question;
      address ??= unpacked(code);
      address.then(
        (url) => {
          if (own !== question) return;
          worker ??= start(url);
          worker.postMessage(inputs);
        },
        (error: unknown) => onCrash(String(error)),
      );
    },
  };
}

/** Packed, as the program would be most of the page. */
async function unpacked(code: string): Promise<string> {
  const bytes = Uint8Array.from(atob(code), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const text = await new Response(stream).text();
  return URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}
