// What the program reads and writes; and the three standard descriptors, used so that they stay as they are for whoever else holds them.

// A stream of Node makes a pipe non-blocking. That is a property of the pipe's end, not of this process: a training that
// has the same stderr then loses what it writes (EAGAIN), and one that has the same stdin cannot read. So pipes are
// written by plain calls, in a thread of Node's pool, where a reader that stalls keeps nobody from hearing signals.

import type { Stats } from "node:fs";
import type { Writable } from "node:stream";
import type { ReadStream } from "node:tty";

import { systemCode } from "../source/system-code.ts";
import { fail } from "./errors.ts";

export interface Input {
  readonly isTTY: boolean;
  readonly chunks: () => AsyncIterable<Uint8Array>;
  /** Reads no more; whoever writes to it is told by the system. */
  readonly close: () => void;
}

export interface Output {
  /** For messages, where it is not stdout. */
  readonly name?: string;
  /** Settles when the text is handed over; after the reader has gone away it settles without doing anything. */
  readonly write: (text: string | Uint8Array) => Promise<void>;
  /** Whether the reader has gone away, as far as writing has shown. */
  readonly gone: boolean;
  readonly isTTY: boolean;
  readonly columns: number | undefined;
}

/** `/dev/null`: device 3 of major number 1 (Documentation/admin-guide/devices.txt of Linux). */
const LINUX_NULL = 0x103;

export function isTerminal(descriptor: 0 | 1 | 2): boolean {
  const { fstatSync } = process.getBuiltinModule("node:fs");
  try {
    // Asked first because `node:tty` takes a millisecond to load, or three.
    if (!mayBeTerminal(fstatSync(descriptor))) return process.platform === "win32" && asksTty();
  } catch {
    return false; // it is closed
  }
  return asksTty();

  function asksTty(): boolean {
    return process.getBuiltinModule("node:tty").isatty(descriptor);
  }
}

function mayBeTerminal(status: Stats): boolean {
  const isNull = process.platform === "linux" && status.rdev === LINUX_NULL;
  return status.isCharacterDevice() && !isNull;
}

/**
 * To be called before anything else. Node opens its stream of stderr where one would not think so: when a socket is closed
 * (Node 20, `Socket._destroy` compares itself with it), when a thread is started. So there is another in its place, and in
 * that of stdout, unless they are terminals.
 */
export function guardDescriptors(): void {
  for (const [name, descriptor] of [
    ["stdout", 1],
    ["stderr", 2],
  ] as const) {
    if (isTerminal(descriptor)) continue;
    let stream: Writable | undefined;
    const get = (): Writable => (stream ??= plainStream(descriptor));
    Object.defineProperty(process, name, { configurable: true, enumerable: true, get });
  }
  process.once("exit", leaveTerminals);
}

function plainStream(descriptor: number): Writable {
  const { Writable } = process.getBuiltinModule("node:stream");
  return new Writable({
    write: (bytes: Buffer, _, done) => {
      writeAll(descriptor, bytes).then(() => done(), done);
    },
  });
}

/**
 * Node gives terminals their settings back when it ends, and aborts where one has gone by then (Node 20 to 24, `ResetStdio`:
 * 134 and a stack trace); of a descriptor that is closed it takes no notice. The settings are none of ours.
 */
function leaveTerminals(): void {
  const { closeSync, fstatSync } = process.getBuiltinModule("node:fs");
  for (const descriptor of [0, 1, 2]) {
    try {
      if (mayBeTerminal(fstatSync(descriptor))) closeSync(descriptor);
    } catch {} // it is closed
  }
}

/** A terminal is opened anew by Node, so that its stream disturbs nobody, and tells of its size. */
export function outputOf(descriptor: 1 | 2): Output {
  let terminal: NodeJS.WriteStream | null | undefined;
  let gone = false;
  let last: Promise<void> = Promise.resolve();
  const opened = (): NodeJS.WriteStream | null => {
    if (terminal !== undefined) return terminal;
    terminal = isTerminal(descriptor) ? (descriptor === 1 ? process.stdout : process.stderr) : null;
    // Without a listener a terminal that is closed would end the process with a stack trace.
    terminal?.on("error", (error) => (gone ||= hasNoReader(error, true)));
    return terminal;
  };
  const write = async (text: string | Uint8Array): Promise<void> => {
    const stream = opened();
    try {
      if (stream === null) await writeAll(descriptor, text);
      else await writeTo(stream, text);
    } catch (error) {
      gone ||= hasNoReader(error, stream !== null);
      if (!gone) throw error;
    }
  };
  return {
    name: descriptor === 1 ? "stdout" : "stderr",
    get isTTY() {
      return opened() !== null;
    },
    get columns() {
      return opened()?.columns;
    },
    get gone() {
      return gone;
    },
    // One after the other: a long text is written in parts.
    write: (text) => {
      const written = last.then(() => (gone || text.length === 0 ? undefined : write(text)));
      last = written.catch(() => undefined);
      return written;
    },
  };
}

/** Where another has made the pipe non-blocking, a full one is tried again so often. */
const RETRY_MILLISECONDS = 5;

async function writeAll(descriptor: number, text: string | Uint8Array): Promise<void> {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length;) {
    try {
      at += await writeSome(descriptor, bytes.subarray(at));
    } catch (error) {
      if (systemCode(error) !== "EAGAIN") throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
    }
  }
}

/** Where no signal is listened to the plain call will do, and the start of the pool's four threads is saved. */
function writeSome(descriptor: number, bytes: Uint8Array): number | Promise<number> {
  const { write, writeSync } = process.getBuiltinModule("node:fs");
  if (!process.eventNames().some((name) => String(name).startsWith("SIG")))
    return writeSync(descriptor, bytes);
  return new Promise((resolve, reject) => {
    write(descriptor, bytes, (error, written) =>
      error === null ? resolve(written) : reject(error),
    );
  });
}

function writeTo(stream: NodeJS.WriteStream, text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
  });
}

/** Whoever reads has gone away, or the terminal was closed. */
function hasNoReader(error: unknown, ofTerminal: boolean): boolean {
  const code = systemCode(error);
  if (code === "EIO") return ofTerminal;
  return code === "EPIPE" || code === "ERR_STREAM_DESTROYED" || code === "EOF";
}

export function standardInput(): Input {
  let stream: NodeJS.ReadStream | ReadStream | undefined;
  const opened = (): NodeJS.ReadStream | ReadStream => {
    // A shell opens what `<` names, whatever it is; Node's stream of a folder has nothing in it.
    const { fstatSync } = process.getBuiltinModule("node:fs");
    if (fstatSync(0).isDirectory()) throw fail("directory", { path: "stdin" });
    return (stream ??= reopened() ?? process.stdin);
  };
  return {
    get isTTY() {
      return isTerminal(0);
    },
    chunks: opened,
    close: () => void opened().destroy(),
  };
}

/**
 * A pipe under Linux can be opened anew, which gives an end of our own that may be non-blocking. It has to be: a read
 * that waits in a thread keeps the process from ending (Node 20: `process.exit` waits for it). Undefined for what is no
 * nameless pipe, and elsewhere: there the end is most often nobody else's.
 */
function reopened(): ReadStream | undefined {
  const { constants, openSync, readlinkSync } = process.getBuiltinModule("node:fs");
  const path = "/proc/self/fd/0";
  try {
    if (!readlinkSync(path).startsWith("pipe:")) return undefined;
    const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const { Socket } = process.getBuiltinModule("node:net");
    return new Socket({ fd, readable: true, writable: false }) as ReadStream;
  } catch {
    return undefined; // no /proc, or the pipe is another user's
  }
}
