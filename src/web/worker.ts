// The thread that reads: inputs come in, progress and the answer go out. To cancel, the page ends it.

import type { PageLog, Reply } from "./protocol.ts";
import { report } from "./read.ts";

const send = (answer: Reply): void => self.postMessage(answer);

self.addEventListener("message", ({ data }: MessageEvent<readonly PageLog[]>) => {
  report(data, (share) => send({ kind: "progress", share })).then(send, (error: unknown) =>
    // Not caught here: the page hears of it as an error of the worker.
    setTimeout(() => {
      throw error;
    }),
  );
});
