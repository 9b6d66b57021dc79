// A file that another program writes → its bytes as they come, also after it was cut, replaced or taken away, until it is stopped.

import { promises, type Stats } from "node:fs";
import type { FileHandle } from "node:fs/promises";

import { asSourceError, SourceError } from "./open.ts";
import { systemCode } from "./system-code.ts";

/**
 * What happened to the file besides growing: it is not there (yet), was cut or written anew, or another file has its
 * name now, as when logs are rotated.
 */
export type FileEvent = "missing" | "cut" | "replaced";

export interface Followed {
  /** Ends the following; what is in the file by then is still given. */
  readonly stop: AbortSignal;
  readonly tell: (event: FileEvent) => void;
}

/** Between looks at the file. Folders on a network tell of no changes, so it is always asked; ten times a second cost nothing that can be measured. */
const POLL_MILLISECONDS = 100;

const CHUNK_LENGTH = 2 ** 18;

/** The last bytes that were read are read again with the next ones: where they differ, the file was written anew. */
const ANCHOR_LENGTH = 256;

const LF = 0x0a;
const LINE_END = Uint8Array.of(LF);

/**
 * Yields the bytes of a regular file as `tail -F` does, from its start. After a cut or in another file reading begins at
 * the start again, on a line of its own. The memory of a chunk is used again for the next one. Throws SourceError.
 */
export async function* followFile(
  path: string,
  { stop, tell }: Followed,
): AsyncGenerator<Uint8Array> {
  let isMissing = false;
  let lastByte = LF;
  const pause = async (): Promise<void> => {
    const { setTimeout: wait } = process.getBuiltinModule("node:timers/promises");
    await wait(POLL_MILLISECONDS, undefined, { signal: stop }).catch(() => undefined);
  };
  for (;;) {
    const file = await openIfThere(path);
    if (file === undefined) {
      if (!isMissing) tell("missing");
      isMissing = true;
      if (stop.aborted) return;
      await pause();
      continue;
    }
    isMissing = false;
    const read = tailReader(file);
    try {
      for (;;) {
        // Asked before reading, so that what came until then is read before the file is left.
        const isLast = stop.aborted;
        const isLeft = !isLast && (await isReplaced(path, file));
        for (;;) {
          const chunk = await read();
          if (chunk === "cut") {
            tell("cut");
            if (lastByte !== LF) yield LINE_END;
            lastByte = LF;
          } else if (chunk === undefined) break;
          else {
            lastByte = chunk[chunk.length - 1] ?? lastByte;
            yield chunk;
          }
        }
        if (isLast) return;
        if (isLeft) break;
        await pause();
      }
    } catch (error) {
      throw asSourceError(error, path, true);
    } finally {
      await file.close().catch(() => undefined);
    }
    if (lastByte !== LF) yield LINE_END;
    lastByte = LF;
    if ((await statusOf(path)) !== undefined) tell("replaced");
  }
}

/** Reads the next bytes; undefined where there are none yet, `cut` where the file begins anew. */
function tailReader(file: FileHandle): () => Promise<Uint8Array | "cut" | undefined> {
  const buffer = Buffer.allocUnsafeSlow(ANCHOR_LENGTH + CHUNK_LENGTH);
  const anchor = Buffer.allocUnsafeSlow(ANCHOR_LENGTH);
  let anchored = 0;
  let position = 0;
  return async () => {
    const { bytesRead } = await file.read(buffer, 0, anchored + CHUNK_LENGTH, position - anchored);
    const isSame =
      bytesRead >= anchored && buffer.subarray(0, anchored).equals(anchor.subarray(0, anchored));
    if (!isSame) {
      position = 0;
      anchored = 0;
      return "cut";
    }
    if (bytesRead === anchored) return undefined;
    position += bytesRead - anchored;
    const chunk = buffer.subarray(anchored, bytesRead);
    anchored = Math.min(ANCHOR_LENGTH, bytesRead);
    buffer.copy(anchor, 0, bytesRead - anchored, bytesRead);
    return chunk;
  };
}

async function openIfThere(path: string): Promise<FileHandle | undefined> {
  try {
    const status = await statusOf(path);
    if (status === undefined) return undefined;
    if (status.isDirectory()) throw new SourceError("directory", path);
    if (!status.isFile()) throw new SourceError("not-a-file", path);
    return await promises.open(path, "r");
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw asSourceError(error, path, false);
  }
}

/** Another file has the name, or none has. */
async function isReplaced(path: string, file: FileHandle): Promise<boolean> {
  const [named, own] = [await statusOf(path), await file.stat()];
  return named === undefined || named.ino !== own.ino || named.dev !== own.dev;
}

async function statusOf(path: string): Promise<Stats | undefined> {
  try {
    return await promises.stat(path);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}
