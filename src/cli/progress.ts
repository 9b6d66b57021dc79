// How many of many are done → a line on a terminal that is rewritten in place and cleared at the end.

import type { Output } from "./streams.ts";

export interface Progress {
  step(): Promise<void>;
  end(): Promise<void>;
}

/** Fewer are done before anyone would look. */
const WORTH_TELLING = 20;
/** Updates in all: no clock is needed to keep them few. */
const UPDATES = 100;

/** Nothing is written unless the output is a terminal. */
export function createProgress(output: Output, total: number): Progress {
  const isShown = total >= WORTH_TELLING && output.isTTY;
  const stride = Math.ceil(total / UPDATES);
  let done = 0;
  return {
    async step() {
      done += 1;
      if (!isShown || done % stride !== 0) return;
      await output.write(`\r\u001b[Klossledger: ${done} of ${total} logs`);
    },
    async end() {
      if (isShown) await output.write("\r\u001b[K");
    },
  };
}
