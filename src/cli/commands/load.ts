// A file name, or `-` for what is piped in → its bytes; what cannot be read becomes a message.

import { closeSync, openSync, readSync } from "node:fs";

import { fail } from "../errors.ts";
import type { Io } from "../io.ts";
import { nearest } from "../nearest.ts";

export interface Loaded {
  /** Name shown in reports. */
  readonly source: string;
  readonly bytes: Uint8Array;
}

const COMMANDS = ["diagnose", "parse", "help"];

export async function load(io: Io, file: string): Promise<Loaded> {
  const source = file === "-" ? "stdin" : file;
  const parts: Uint8Array[] = [];
  const chunks = file === "-" ? io.stdin.chunks() : fileChunks(file);
  try {
    for await (const chunk of chunks) parts.push(chunk);
  } catch (error) {
    throw explained(file, error);
  }
  return { source, bytes: Buffer.concat(parts) };
}

const CHUNK = 65_536;

/** Read in place: promises and streams take longer to load than a log takes to read. */
async function* fileChunks(path: string): AsyncIterable<Uint8Array> {
  const file = openSync(path, "r");
  try {
    for (;;) {
      const chunk = new Uint8Array(CHUNK);
      const length = readSync(file, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function explained(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") {
    const command = /[./\\]/.test(path) ? undefined : nearest(path, COMMANDS);
    return fail("missing-file", { path, command });
  }
  if (code === "EISDIR") return fail("directory", { path });
  if (code === "EACCES" || code === "EPERM") return fail("no-permission", { path });
  return code === "" ? error : fail("unreadable", { path, reason: (error as Error).message });
}
