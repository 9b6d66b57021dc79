// A file name, or `-` for what is piped in → its bytes; what cannot be read becomes a message.

import { openSource, SourceError } from "../../source/open.ts";
import { type CliError, fail } from "../errors.ts";
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
  try {
    // The memory of a chunk is used again for the next one, so each is copied.
    for await (const chunk of openSource(file, file === "-" ? io.stdin.chunks() : undefined)) {
      parts.push(chunk.slice());
    }
  } catch (error) {
    if (error instanceof SourceError) throw explained(error);
    // A shell opens what `<` names, so that a directory fails only when it is read.
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EISDIR") throw fail("directory", { path: source });
    throw code === undefined ? error : fail("unreadable", { path: source, reason: String(code) });
  }
  return { source, bytes: Buffer.concat(parts) };
}

function explained({ code, path, cause }: SourceError): CliError {
  switch (code) {
    case "missing": {
      const command = /[./\\]/.test(path) ? undefined : nearest(path, COMMANDS);
      return fail("missing-file", { path, command });
    }
    case "directory":
      return fail("directory", { path });
    case "no-permission":
      return fail("no-permission", { path });
    case "vanished":
      return fail("unreadable", { path, reason: "it went away while it was read" });
    case "unreadable": {
      const reason = cause instanceof Error ? cause.message : "unknown";
      return fail("unreadable", { path, reason });
    }
  }
}
