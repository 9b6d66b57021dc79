// A source → its log; what cannot be read becomes a message.

import { createLogReader, type ReadOptions } from "../../index.ts";
import { inflate, InflatedTooLargeError } from "../../source/inflate.ts";
import { openSource, SourceError, type SourceErrorCode } from "../../source/open.ts";
import type { Source } from "../../source/run-folders.ts";
import { systemCode } from "../../source/system-code.ts";
import { compileLess } from "../compiling.ts";
import { type CliError, fail } from "../errors.ts";
import type { Io } from "../io.ts";
import { requireMemory } from "../memory.ts";
import { nearest } from "../nearest.ts";
import { commandNames } from "../options/commands.ts";
import type { Loaded } from "./loaded.ts";
import { STDIN } from "./sources.ts";

/** Bytes that are read between two looks at the memory, which take as long as to read a twentieth of them: they make no more objects than it keeps free. */
const LOOKED_EVERY = 2 ** 22;

/** Bytes of a log from which on what V8 compiles for it takes longer than a millisecond or two. */
const LARGE = 2 ** 14;

/** Memory holds one chunk and what was read, never the whole input. */
export async function load(io: Io, from: Source, options: ReadOptions = {}): Promise<Loaded> {
  const source = from.path === STDIN ? "stdin" : from.path;
  const reader = createLogReader({ ...options, dialect: from.dialect ?? options.dialect });
  const notes: string[] = [];
  let [bytes, unlooked] = [0, 0];
  const read = async (path: string): Promise<void> => {
    const packed = openSource(path, path === STDIN ? io.stdin.chunks() : undefined);
    const onNote = (note: string): unknown => notes.push(note);
    for await (const chunk of inflate(packed, { onNote })) {
      bytes += chunk.length;
      if (bytes > LARGE) compileLess(2);
      reader.push(chunk);
      unlooked += chunk.length;
      if (unlooked < LOOKED_EVERY) continue;
      unlooked = 0;
      requireMemory(source);
    }
  };
  try {
    if (from.files === undefined) await read(from.path);
    else {
      for (const file of from.files) {
        reader.startFile(file.split, file.name);
        await read(file.path);
      }
    }
  } catch (error) {
    if (error instanceof SourceError) throw sourceErrorOf(error);
    if (error instanceof InflatedTooLargeError)
      throw fail("inflates-too-far", { source, limit: error.limit });
    // A shell opens what `<` names, so that a directory fails only when it is read.
    const code = systemCode(error);
    if (code === "EISDIR") throw fail("directory", { path: source });
    throw code === undefined ? error : fail("unreadable", { path: source, reason: code });
  }
  const log = reader.end();
  return {
    source,
    log: notes.length === 0 ? log : { ...log, notes: [...notes, ...log.notes] },
    damage: notes[0] ?? null,
  };
}

/** What stands in the way of reading, as a message. */
export function sourceErrorOf({ code, path, cause }: SourceError): CliError {
  if (code === "missing") {
    const command = /[./\\]/.test(path) ? undefined : nearest(path, [...commandNames, "help"]);
    return fail("missing-file", { path, command });
  }
  if (code === "directory" || code === "no-permission") return fail(code, { path });
  const reason = UNREADABLE[code] ?? (cause instanceof Error ? cause.message : "unknown");
  return fail("unreadable", { path, reason });
}

const UNREADABLE: Readonly<Partial<Record<SourceErrorCode, string>>> = {
  "not-a-file": "it is no regular file; a pipe is read without --follow",
  vanished: "it went away while it was read",
  changed: "it was cut or written anew while it was read",
};
