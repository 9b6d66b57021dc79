// What a program's stdout is connected to → the descriptor that it gets, and the stream that it is read from.

import type { Socket } from "node:net";
import type { ReadStream } from "node:tty";

export interface Outlet {
  /** As `spawn` takes it for stdout. */
  readonly descriptor: number | "pipe";
  readonly isTerminal: boolean;
  /** Read from here; undefined where `spawn` makes the pipe. */
  readonly stream: Socket | ReadStream | undefined;
  resize(columns: number, rows: number): void;
  /** Gives up our hold of the end that the program has: when all others have, the stream ends. */
  release(): void;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Of node-pty only the two calls of its native part: what it builds on them would take stdin and stderr, too. */
interface Terminals {
  open(
    columns: number,
    rows: number,
  ): { readonly master: number; readonly slave: number; readonly pty: string };
  resize(master: number, columns: number, rows: number): void;
}

/** The package is optional: it is built for some platforms, and has no such calls for Windows. */
export function openTerminal(folder: string, { columns, rows }: Size): Outlet | undefined {
  const { createRequire } = process.getBuiltinModule("node:module");
  const { closeSync, constants, openSync } = process.getBuiltinModule("node:fs");
  const tty = process.getBuiltinModule("node:tty");
  if (process.platform === "win32") return undefined;
  try {
    const { requireBinary } = createRequire(`${folder}/package.json`)(
      "@lydell/node-pty/requireBinary",
    ) as { requireBinary(file: string): Terminals };
    const terminals = requireBinary("pty.node");
    const { master, slave, pty } = terminals.open(columns, rows);
    // Node-pty's own is non-blocking, which the program's must not be.
    const descriptor = openSync(pty, constants.O_RDWR | constants.O_NOCTTY);
    closeSync(slave);
    const stream = new tty.ReadStream(master);
    return {
      descriptor,
      isTerminal: true,
      stream,
      resize: (toColumns, toRows) => terminals.resize(master, toColumns, toRows),
      release: () => closeSync(descriptor),
    };
  } catch {
    return undefined;
  }
}

/**
 * Node connects programs by sockets, which cannot be opened by name (`> /dev/stdout`) and do not end a writer by SIGPIPE.
 * A named pipe that loses its name at once is a pipe; where there is no `mkfifo`, it is a socket after all.
 */
export function openPipe(): Outlet {
  const { spawnSync } = process.getBuiltinModule("node:child_process");
  const { closeSync, constants, mkdtempSync, openSync, rmSync } =
    process.getBuiltinModule("node:fs");
  const { Socket } = process.getBuiltinModule("node:net");
  const { tmpdir } = process.getBuiltinModule("node:os");
  const socket: Outlet = {
    descriptor: "pipe",
    isTerminal: false,
    stream: undefined,
    resize: () => undefined,
    release: () => undefined,
  };
  if (process.platform === "win32") return socket;
  let folder: string | undefined;
  try {
    folder = mkdtempSync(`${tmpdir()}/lossledger-`);
    const path = `${folder}/stdout`;
    spawnSync("mkfifo", ["-m", "600", path], { stdio: "ignore" });
    // Read first: an end for writing opens only where there is one for reading.
    const reading = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const descriptor = openSync(path, constants.O_WRONLY);
    return {
      ...socket,
      descriptor,
      stream: new Socket({ fd: reading, readable: true, writable: false }),
      release: () => closeSync(descriptor),
    };
  } catch {
    return socket;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}
