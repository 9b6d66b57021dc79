// A command → a running program, whose stdout is a terminal where that is wanted and there is one, and what it prints.

import type { ChildProcess, StdioOptions } from "node:child_process";

import type { Signal } from "./signals.ts";
import { openPipe, openTerminal, type Outlet } from "./outlet.ts";
import { isTerminal } from "./streams.ts";

export interface Trainer {
  /** What it prints; may be iterated again where it was left. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Its exit code as a shell gives it: 128 and the number of the signal that ended it. */
  readonly exited: Promise<number>;
  readonly hasTerminal: boolean;
  kill(signal: Signal | "SIGKILL"): void;
  /** It is read no more: it is told as by any pipe whose reader has gone. */
  leave(): void;
}

/** What keeps a program from being started, with the code of the system. */
export class StartError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export interface TrainerOptions {
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `lossledger run` was started in a terminal. */
  readonly wantsTerminal: boolean;
  /** A folder below which packages are looked for. */
  readonly folder: string;
}

/** Bytes above which the program waits until what it has printed is passed on. */
const MOST_WAITING = 2 ** 24;
/** After the program has ended, one that it left behind may hold its stdout: it is waited for as long as it prints. */
const QUIET_MILLISECONDS = 500;

/**
 * Stdin is that of lossledger, untouched, and so is stderr. Where stdout and stderr are one screen, the program sees one,
 * too, and both are read. Throws StartError.
 */
export async function startTrainer(options: TrainerOptions): Promise<Trainer> {
  const outlet = outletFor(options);
  const isScreen = outlet.isTerminal && isTerminal(2);
  const child = await start(options, [
    "inherit",
    outlet.descriptor,
    isScreen ? outlet.descriptor : "inherit",
  ]).catch((error: unknown) => {
    outlet.release();
    outlet.stream?.destroy();
    throw error;
  });
  const stdout = outlet.stream ?? child.stdout;
  if (stdout === null) throw new Error("the program has no stdout");
  // Only the program holds it from here on; a terminal whose last end is closed would be gone for good.
  if (!outlet.isTerminal) outlet.release();
  const { PassThrough } = process.getBuiltinModule("node:stream");
  const waiting = new PassThrough({ writableHighWaterMark: MOST_WAITING });
  stdout.pipe(waiting, { end: false });
  let quiet: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(quiet);
    // What waits for a slow reader keeps it from being read, and is no silence.
    const end = (): void => void (waiting.writableNeedDrain ? wait() : stdout.destroy());
    quiet = setTimeout(end, QUIET_MILLISECONDS);
  };
  stdout.on("data", () => {
    if (quiet !== undefined) wait();
  });
  // So a terminal tells that nobody has it open any longer (EIO).
  stdout.once("error", () => stdout.destroy());
  stdout.once("close", () => {
    clearTimeout(quiet);
    waiting.end();
  });
  const stopResizing = passSizeOn(outlet, child);
  const { constants } = process.getBuiltinModule("node:os");
  const exited = new Promise<number>((resolve) => {
    child.once("exit", (code, signal) => {
      stopResizing();
      if (outlet.isTerminal) outlet.release();
      if (!stdout.destroyed) wait();
      resolve(signal === null ? (code ?? 0) : 128 + constants.signals[signal]);
    });
  });
  return {
    // Whoever gives up reading them, another may go on.
    chunks: { [Symbol.asyncIterator]: () => waiting.iterator({ destroyOnReturn: false }) },
    exited,
    hasTerminal: outlet.isTerminal,
    kill: (signal) => void child.kill(signal),
    leave: () => void stdout.destroy(),
  };
}

function outletFor({ wantsTerminal, folder }: TrainerOptions): Outlet {
  if (!wantsTerminal) return openPipe();
  const { columns, rows } = process.stdout;
  return openTerminal(folder, { columns: columns || 80, rows: rows || 24 }) ?? openPipe();
}

async function start(
  { command: [name, ...args], env }: TrainerOptions,
  stdio: StdioOptions,
): Promise<ChildProcess> {
  const { spawn } = process.getBuiltinModule("node:child_process");
  // Node takes this for a mistake of its caller, a shell for a command that is not there.
  if (name === "") throw new StartError("ENOENT");
  const child = spawn(name, args, { env: { ...env }, stdio });
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", (error: NodeJS.ErrnoException) =>
      reject(new StartError(error.code ?? error.message)),
    );
  });
  return child;
}

/** Its terminal is not the one that it was started in, so that it is told here. */
function passSizeOn(outlet: Outlet, child: ChildProcess): () => void {
  if (!outlet.isTerminal) return () => undefined;
  const { stdout } = process;
  const resize = (): void => {
    outlet.resize(stdout.columns || 80, stdout.rows || 24);
    child.kill("SIGWINCH");
  };
  stdout.on("resize", resize);
  return () => void stdout.off("resize", resize);
}
