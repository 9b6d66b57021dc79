// A command → a running program, in a terminal of its own where that is wanted and there is one, and what it prints.

import type { IPty, spawn as Spawn } from "@lydell/node-pty";

import type { Signal } from "./io.ts";

export interface Trainer {
  /** What it prints; may be iterated again where it was left. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Its exit code as a shell gives it: 128 and the number of the signal that ended it. */
  readonly exited: Promise<number>;
  readonly hasTerminal: boolean;
  kill(signal: Signal | "SIGKILL"): void;
  /** It is read no more: it is told as by any pipe whose reader has gone. */
  leave(): void;
  /** Gives the keyboard back. */
  release(): void;
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

/** Throws StartError. In a pipe stderr goes where that of lossledger goes, and only stdout is read. */
export async function startTrainer(options: TrainerOptions): Promise<Trainer> {
  const pty = options.wantsTerminal ? terminals(options.folder) : undefined;
  return pty === undefined ? await startInPipe(options) : startInTerminal(options, pty);
}

interface Terminals {
  readonly spawn: typeof Spawn;
}

/** The package is optional: it is built for some platforms. */
function terminals(folder: string): Terminals | undefined {
  const { createRequire } = process.getBuiltinModule("node:module");
  try {
    return createRequire(`${folder}/package.json`)("@lydell/node-pty") as Terminals;
  } catch {
    return undefined;
  }
}

function startInTerminal(
  { command: [name, ...args], env }: TrainerOptions,
  { spawn }: Terminals,
): Trainer {
  requireProgram(name, env);
  const { stdin, stdout } = process;
  const child: IPty = spawn(name, args, {
    name: env["TERM"] ?? "xterm-256color",
    cols: stdout.columns || 80,
    rows: stdout.rows || 24,
    env: { ...env },
    encoding: null,
  });
  const queue = createQueue(child);
  const exited = new Promise<number>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      queue.end();
      resolve(signal ? 128 + signal : exitCode);
    });
  });
  child.onData((data) => queue.push(data as unknown as Uint8Array));
  // Its types say text, but a character may come in two halves.
  const type = (data: Buffer): void => child.write(data as unknown as string);
  const endOfInput = (): void => child.write("\u0004");
  const resize = (): void => child.resize(stdout.columns || 80, stdout.rows || 24);
  if (stdin.isTTY) stdin.setRawMode(true);
  stdin.on("data", type).on("end", endOfInput);
  stdout.on("resize", resize);
  const release = (): void => {
    stdin.off("data", type).off("end", endOfInput);
    stdout.off("resize", resize);
    if (stdin.isTTY) stdin.setRawMode(false);
    stdin.destroy();
    process.off("exit", release);
  };
  process.once("exit", release);
  return {
    chunks: queue,
    exited,
    hasTerminal: true,
    kill: (signal) => child.kill(process.platform === "win32" ? undefined : signal),
    leave: () => child.kill(),
    release,
  };
}

/** After the program has ended, one that it left behind may hold the pipe open: it is waited for as long as it prints. */
const QUIET_MILLISECONDS = 500;

async function startInPipe({ command: [name, ...args], env }: TrainerOptions): Promise<Trainer> {
  const { spawn } = process.getBuiltinModule("node:child_process");
  const { constants } = process.getBuiltinModule("node:os");
  const child = spawn(name, args, { env: { ...env }, stdio: ["inherit", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    child.once("spawn", resolve);
    child.once("error", (error: NodeJS.ErrnoException) =>
      reject(new StartError(error.code ?? error.message)),
    );
  });
  const { stdout } = child;
  const queue = createQueue(stdout);
  let quiet: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(quiet);
    quiet = setTimeout(() => stdout.destroy(), QUIET_MILLISECONDS);
  };
  stdout.on("data", (data: Buffer) => {
    queue.push(data);
    if (quiet !== undefined) wait();
  });
  stdout.once("close", () => {
    clearTimeout(quiet);
    queue.end();
  });
  const exited = new Promise<number>((resolve) => {
    child.once("exit", (code, signal) => {
      if (!stdout.destroyed) wait();
      resolve(signal === null ? (code ?? 0) : 128 + constants.signals[signal]);
    });
  });
  return {
    chunks: queue,
    exited,
    hasTerminal: false,
    kill: (signal) => void child.kill(signal),
    leave: () => void stdout.destroy(),
    release: () => undefined,
  };
}

interface Queue extends AsyncIterable<Uint8Array> {
  push(chunk: Uint8Array): void;
  end(): void;
}

/** Above this the program waits until what it has printed is passed on. */
const MOST_WAITING = 2 ** 24;

function createQueue(from: { pause(): unknown; resume(): unknown }): Queue {
  const chunks: Uint8Array[] = [];
  let waiting = 0;
  let isPaused = false;
  let isOver = false;
  let wake: () => void = () => undefined;
  return {
    push(chunk) {
      chunks.push(chunk);
      waiting += chunk.length;
      if (waiting > MOST_WAITING) {
        isPaused = true;
        from.pause();
      }
      wake();
    },
    end() {
      isOver = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const chunk = chunks.shift();
        if (chunk !== undefined) {
          waiting -= chunk.length;
          if (isPaused && waiting < MOST_WAITING / 2) {
            isPaused = false;
            from.resume();
          }
          yield chunk;
        } else if (isOver) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
}

/** A terminal is opened before the program is looked for, so that it cannot say what was wrong. */
function requireProgram(name: string, env: TrainerOptions["env"]): void {
  if (process.platform === "win32") return;
  const { accessSync, constants, statSync } = process.getBuiltinModule("node:fs");
  const { delimiter, join } = process.getBuiltinModule("node:path");
  const folders = (env["PATH"] ?? "/usr/bin:/bin").split(delimiter);
  const paths = name.includes("/") ? [name] : folders.map((folder) => join(folder, name));
  let code = "ENOENT";
  for (const path of paths) {
    try {
      if (!statSync(path).isFile()) throw new StartError("EACCES");
      accessSync(path, constants.X_OK);
      return;
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "EACCES") code = "EACCES";
    }
  }
  throw new StartError(code);
}
