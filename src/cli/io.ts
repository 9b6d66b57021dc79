// The process → the few things of it that the program uses, so that tests can hand in their own.

import type { Worker } from "node:worker_threads";

import type { Trainer } from "./trainer.ts";

export interface Output {
  /** Settles when the text is handed over; after the reader has gone away it settles without doing anything. */
  readonly write: (text: string | Uint8Array) => Promise<void>;
  /** Whether the reader has gone away, as far as writing has shown. */
  readonly gone: boolean;
  readonly isTTY: boolean;
  readonly columns: number | undefined;
}

export interface Io {
  /** Arguments after the program's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where configuration is looked for. */
  readonly cwd: string;
  readonly stdin: {
    readonly isTTY: boolean;
    readonly chunks: () => AsyncIterable<Uint8Array>;
    /** Reads no more; whoever writes to it is told by the system. */
    readonly close: () => void;
  };
  readonly stdout: Output;
  readonly stderr: Output;
  /** Reads a file that came with the program, by its path in the package. */
  readonly shipped: (path: string) => Promise<Uint8Array>;
  /** Writes the whole text or, with an error, nothing. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
  /** Opens a file that lines are added to as they come; what was in it is gone. */
  readonly openFile: (path: string) => Promise<Output>;
  /** Tells of signals instead of ending the program; gives the way to stop that. */
  readonly onSignal: (listener: (signal: Signal) => void) => () => void;
  /** Starts the program that trains; throws StartError. */
  readonly startTrainer: (
    command: readonly [string, ...string[]],
    wantsTerminal: boolean,
  ) => Promise<Trainer>;
  /** Starts a thread that serves tasks; missing where there are none. */
  readonly startWorker?: (role: WorkerRole) => Worker;
}

export type Signal = "SIGINT" | "SIGTERM" | "SIGHUP";
export const SIGNALS: readonly Signal[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/** What a thread does: analyses whole sources, or one log while it is being written. */
export type WorkerRole = "sources" | "analyst";

/**
 * `folder` is that of the package. Nothing is opened before it is used: each of the three streams costs a start-up of
 * its own.
 */
export function processIo(folder: string): Io {
  return {
    startWorker: (role) => startWorker(`${folder}/bin/worker.js`, role),
    startTrainer: async (command, wantsTerminal) => {
      const { startTrainer } = await import("./trainer.ts");
      return await startTrainer({ command, env: process.env, wantsTerminal, folder });
    },
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    stdin: {
      get isTTY() {
        return process.stdin.isTTY;
      },
      chunks: () => process.stdin,
      close: () => process.stdin.destroy(),
    },
    stdout: output(() => process.stdout),
    stderr: output(() => process.stderr),
    shipped: async (path) => {
      const { readShipped } = await import("./shipped.ts");
      return await readShipped(folder, path);
    },
    writeFile: async (path, text) => {
      const { writeWhole } = await import("./write-whole.ts");
      await writeWhole(path, text);
    },
    openFile: async (path) => {
      const { openOutput } = await import("./write-whole.ts");
      return await openOutput(path);
    },
    onSignal: (listener) => {
      for (const signal of SIGNALS) process.on(signal, listener);
      return () => {
        for (const signal of SIGNALS) process.off(signal, listener);
      };
    },
  };
}

function startWorker(path: string, role: WorkerRole): Worker {
  const threads = process.getBuiltinModule("node:worker_threads");
  // Analyses leave much behind that is short-lived. Half of this takes a twentieth more time, twice of it 100 MB more.
  return new threads.Worker(path, {
    workerData: role,
    resourceLimits: { maxYoungGenerationSizeMb: 32 },
  });
}

function output(open: () => NodeJS.WriteStream): Output {
  let stream: NodeJS.WriteStream | undefined;
  let gone = false;
  const opened = (): NodeJS.WriteStream => {
    if (stream !== undefined) return stream;
    stream = open();
    // Without a listener a broken pipe (`| head -1`) would end the process with a stack trace.
    stream.on("error", (error: NodeJS.ErrnoException) => {
      gone ||= isBrokenPipe(error);
    });
    return stream;
  };
  return {
    get isTTY() {
      return opened().isTTY;
    },
    get columns() {
      return opened().columns;
    },
    get gone() {
      return gone;
    },
    write: (text) =>
      new Promise((resolve, reject) => {
        if (gone || text.length === 0) {
          resolve();
          return;
        }
        opened().write(text, (error) => {
          gone ||= error !== null && error !== undefined && isBrokenPipe(error);
          if (error === null || error === undefined || gone) resolve();
          else reject(error);
        });
      }),
  };
}

function isBrokenPipe(error: NodeJS.ErrnoException): boolean {
  return error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED" || error.code === "EOF";
}
