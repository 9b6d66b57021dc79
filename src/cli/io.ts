// The process → the few things of it that the program uses, so that tests can hand in their own.

import type { Worker } from "node:worker_threads";

import { type Input, type Output, outputOf, standardInput } from "./streams.ts";
import { type Signal, SIGNALS } from "./signals.ts";
import type { Trainer } from "./trainer.ts";

export interface Io {
  /** Arguments after the program's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where configuration is looked for. */
  readonly cwd: string;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Reads a file that came with the program, by its path in the package. */
  readonly packageFile: (path: string) => Promise<Uint8Array>;
  /** Writes the whole text, which may come in pieces, or, with an error, nothing. */
  readonly writeFile: (path: string, text: string | Iterable<string>) => Promise<void>;
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
    stdin: standardInput(),
    stdout: outputOf(1),
    stderr: outputOf(2),
    packageFile: async (path) => {
      const { promises } = process.getBuiltinModule("node:fs");
      return await promises.readFile(`${folder}/${path}`);
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
