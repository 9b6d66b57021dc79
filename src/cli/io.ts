// The process → the few things of it that the program uses, so that tests can hand in their own.

import type { Worker } from "node:worker_threads";

export interface Output {
  /** Settles when the text is handed over; after the reader has gone away it settles without doing anything. */
  readonly write: (text: string) => Promise<void>;
  readonly isTTY: boolean;
  readonly columns: number | undefined;
}

export interface Io {
  /** Arguments after the program's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where configuration is looked for. */
  readonly cwd: string;
  readonly stdin: { readonly isTTY: boolean; readonly chunks: () => AsyncIterable<Uint8Array> };
  readonly stdout: Output;
  readonly stderr: Output;
  /** Reads a file that came with the program, by its path in the package. */
  readonly shipped: (path: string) => Promise<Uint8Array>;
  /** Writes the whole text or, with an error, nothing. */
  readonly writeFile: (path: string, text: string) => Promise<void>;
  /** Starts a thread that serves tasks; missing where there are none. */
  readonly startWorker?: () => Worker;
}

/**
 * `folder` is that of the package. Nothing is opened before it is used: each of the three streams costs a start-up of
 * its own.
 */
export function processIo(folder: string): Io {
  return {
    startWorker: () => startWorker(`${folder}/bin/worker.js`),
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    stdin: {
      get isTTY() {
        return process.stdin.isTTY;
      },
      chunks: () => process.stdin,
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
  };
}

function startWorker(path: string): Worker {
  const threads = process.getBuiltinModule("node:worker_threads");
  // Analyses leave much behind that is short-lived: with room for it, half as much time goes into collecting it.
  return new threads.Worker(path, { resourceLimits: { maxYoungGenerationSizeMb: 64 } });
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
    write: (text) =>
      new Promise((resolve, reject) => {
        if (gone || text === "") {
          resolve();
          return;
        }
        opened().write(text, (error) => {
          if (error === null || error === undefined || isBrokenPipe(error)) resolve();
          else reject(error);
        });
      }),
  };
}

function isBrokenPipe(error: NodeJS.ErrnoException): boolean {
  return error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED" || error.code === "EOF";
}
