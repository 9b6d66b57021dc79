// A path or `-` → its bytes, chunk by chunk, or a SourceError that says what stands in the way.

// Not `node:fs/promises`: it takes 1.4 ms to load, where nothing is asked of it.
import { closeSync, fstatSync, openSync, promises, readSync, type Stats, statSync } from "node:fs";

import { systemCode } from "./system-code.ts";

export type SourceErrorCode =
  | "missing"
  | "directory"
  | "not-a-file"
  | "no-permission"
  | "vanished"
  | "changed"
  | "unreadable";

/** Why a source could not be read; `path` as the user wrote it. */
export class SourceError extends Error {
  readonly code: SourceErrorCode;
  readonly path: string;

  constructor(code: SourceErrorCode, path: string, options?: ErrorOptions) {
    super(`${path}: ${code}`, options);
    this.name = "SourceError";
    this.code = code;
    this.path = path;
  }
}

/** 1 MiB: what is read stays in the cache of the processor until it is looked through, and calls are few. */
const CHUNK_LENGTH = 2 ** 20;
const WASM_PAGE = 2 ** 16;

/**
 * Yields the bytes of a file, or of `stdin` for `-`. The memory of a chunk is used again for the next one: a caller
 * that keeps bytes copies them. Throws SourceError.
 */
export async function* openSource(
  path: string,
  stdin?: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (path === "-") yield* stdin ?? process.stdin;
  else if (statusOf(path).isFile()) yield* readFile(path);
  else yield* readDevice(path);
}

function statusOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw asSourceError(error, path, false);
  }
}

/**
 * A file on a disk never keeps one waiting for long, and handing a call to another thread costs more than the call: a
 * sixth of the time of a thousand small files.
 */
function* readFile(path: string): Generator<Uint8Array> {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const status = fstatSync(file);
    const chunk = chunkFor(status);
    let length = 0;
    for (;;) {
      const bytesRead = readSync(file, chunk);
      if (bytesRead === 0) break;
      length += bytesRead;
      yield chunk.subarray(0, bytesRead);
    }
    throwIfChanged(path, status, fstatSync(file), length);
  } catch (error) {
    throw asSourceError(error, path, file !== undefined);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** A named pipe or a device, which may keep one waiting when it is opened and at every read. */
async function* readDevice(path: string): AsyncGenerator<Uint8Array> {
  const file = await promises.open(path, "r").catch((error: unknown) => {
    throw asSourceError(error, path, false);
  });
  try {
    const status = await file.stat();
    if (status.isDirectory()) throw new SourceError("directory", path);
    const chunk = Buffer.allocUnsafeSlow(CHUNK_LENGTH);
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
      if (bytesRead === 0) break;
      yield chunk.subarray(0, bytesRead);
    }
  } catch (error) {
    throw asSourceError(error, path, true);
  } finally {
    await file.close().catch(() => undefined);
  }
}

/**
 * A file that is smaller gets a chunk of its size and a byte, with which its end is seen: a thousand chunks of 1 MiB for a
 * thousand small files took as long to collect as the files to analyze. /proc says 0.
 */
function chunkFor({ size }: Stats): Buffer {
  if (size > 0 && size < CHUNK_LENGTH) return Buffer.allocUnsafeSlow(size + 1);
  try {
    // Begins at a page, where one of Node's own begins 16 bytes behind: the kernel copies a gigabyte into it in 80 ms, not 150.
    return Buffer.from(
      new (WebAssembly as NonNullable<typeof WebAssembly>).Memory({
        initial: CHUNK_LENGTH / WASM_PAGE,
      }).buffer,
    );
  } catch {
    // There is none, or the address space is limited (`ulimit -v`), and such a memory takes gigabytes of it.
  }
  return Buffer.allocUnsafeSlow(CHUNK_LENGTH);
}

/** A log that grows while the training goes on is as good as ever; one that was cut or written anew is not. */
function throwIfChanged(path: string, before: Stats, after: Stats, length: number): void {
  // Files of /proc have no size, and what is read of them is made then.
  if (before.size === 0 && after.size === 0) return;
  const isCut = after.size < length || length < before.size;
  const isRewritten = after.size === before.size && after.mtimeMs !== before.mtimeMs;
  if (isCut || isRewritten) throw new SourceError("changed", path);
}

/** The same with a code, where it has one of the system's. */
export function asSourceError(error: unknown, path: string, wasOpen: boolean): unknown {
  if (error instanceof SourceError) return error;
  const code = systemCode(error);
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return new SourceError(wasOpen ? "vanished" : "missing", path, { cause: error });
    case "ESTALE":
    case "ENXIO":
      return new SourceError("vanished", path, { cause: error });
    case "EISDIR":
      return new SourceError("directory", path, { cause: error });
    case "EACCES":
    case "EPERM":
      return new SourceError("no-permission", path, { cause: error });
    default:
      return code === undefined ? error : new SourceError("unreadable", path, { cause: error });
  }
}
