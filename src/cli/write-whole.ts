// A text and a path → a file that holds all of it, or an error and the file as it was.

import { promises } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";

import type { Output } from "./streams.ts";

/** Writes beside the file and renames, so that no reader ever sees half a report. Links stay links, modes stay as they were. */
export async function writeWhole(path: string, text: string | Iterable<string>): Promise<void> {
  const pieces = typeof text === "string" ? [text] : text;
  const target = await promises.realpath(path).catch(() => path);
  const before = await promises.stat(target).catch(() => undefined);
  if (before !== undefined && !before.isFile()) {
    // A pipe or a device such as /dev/stderr cannot be renamed to; a directory fails here.
    await promises.writeFile(target, pieces);
    return;
  }
  const { randomUUID } = process.getBuiltinModule("node:crypto");
  // A name that nobody can foresee, and a file that is new: a link that was planted there would lead into another file.
  const draft = join(dirname(target), `.lossledger-${randomUUID()}.tmp`);
  let file: FileHandle | undefined;
  try {
    file = await promises.open(draft, "wx");
    await promises.writeFile(file, pieces);
    if (before !== undefined) await file.chmod(before.mode & 0o777);
    // Some file systems find out only when they flush that the disk is full.
    await file.sync();
    await file.close();
    await promises.rename(draft, target);
  } catch (error) {
    await file?.close().catch(() => undefined);
    if (file !== undefined) await promises.rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** A file that is read while it is written: every text is there as soon as its write settles. */
export async function openOutput(path: string): Promise<Output> {
  const file = await promises.open(path, "w");
  const { isatty, WriteStream } = process.getBuiltinModule("node:tty");
  const terminal = isatty(file.fd) ? new WriteStream(file.fd) : undefined;
  return {
    name: path,
    isTTY: terminal !== undefined,
    get columns() {
      return terminal?.columns;
    },
    gone: false,
    async write(text) {
      await file.writeFile(text);
    },
  };
}
