// Signals → what is to be done about them while a log is being read, and the exit code that tells of them.

import type { Io } from "../io.ts";
import type { Signal } from "../signals.ts";
import { deferred } from "../deferred.ts";
import type { Ending } from "./watch-training.ts";

export interface Interruption {
  /** The last signal, if there was one. */
  readonly signal: Signal | undefined;
  /** Settles when not even the report is waited for. */
  readonly abandoned: Promise<void>;
  /** Signals end the program again. */
  end(): void;
}

/** The numbers that Linux, macOS and the BSDs agree on; a shell reports 128 more. */
const NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** A reader that has gone away: the code of a program that SIGPIPE has ended. */
const BROKEN_PIPE = 141;

/** How a program ends that has watched a training. */
export function exitCodeAfter(ending: Ending, { signal }: Interruption): number {
  if (ending === "gone") return BROKEN_PIPE;
  if (signal !== undefined) return 128 + NUMBERS[signal];
  return ending === "abandoned" ? BROKEN_PIPE : ending;
}

export interface Responses {
  /** Ctrl-C where whoever writes the log got it too, and is given time to end by itself; else it stops at once. */
  readonly interrupt?: (signal: Signal) => void;
  /** Reads no more; what is there is reported. */
  readonly stop: (signal: Signal) => void;
}

/**
 * The first SIGINT may wait for the log to end; the second one, SIGTERM and SIGHUP stop; one more gives up the report. A
 * terminal that is closed may send SIGHUP twice, by its shell and by the system: that is one.
 */
export function createInterruption(io: Io, { interrupt, stop }: Responses): Interruption {
  const { promise: abandoned, resolve: abandon } = deferred<void>();
  let signal: Signal | undefined;
  let isStopped = false;
  const end = io.onSignal((next) => {
    const isFirst = signal === undefined;
    if (next === "SIGHUP" && signal === next) return;
    signal = next;
    if (isStopped) abandon();
    else if (next === "SIGINT" && isFirst && interrupt !== undefined) interrupt(next);
    else {
      isStopped = true;
      stop(next);
    }
  });
  return {
    get signal() {
      return signal;
    },
    abandoned,
    end,
  };
}
