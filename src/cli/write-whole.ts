// A text and a path → a file that holds all of it, or an error and the file as it was.

import { promises } from "node:fs";
import { basename, dirname, join } from "node:path";

import type { Output } from "./streams.ts";

/** Writes beside the file and renames, so that no reader ever sees half a report. Links stay links, modes stay as they were. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const target = await promises.realpath(path).catch(() => path);
  const before = await promises.stat(target).catch(() => undefined);
  if (before !== undefined && !before.isFile()) {
    // A pipe or a device such as /dev/stderr cannot be renamed to; a directory fails here.
    await promises.writeFile(target, text);
    return;
  }
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const mode = before === undefined ? {} : { mode: before.mode & 0o777 };
    // Some file systems find out only when they flush that the disk is full.
    await promises.writeFile(draft, text, { ...mode, flush: true });
    await promises.rename(draft, target);
  } catch (error) {
    await promises.rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** A file that is read while it is written: every text is there as soon as its write settles. */
export async function openOutput(path: string): Promise<Output> {
  const file = await promises.open(path, "w");
  return {
    isTTY: false,
    columns: undefined,
    gone: false,
    async write(text) {
      await (typeof text === "string" ? file.writeFile(text) : file.writeFile(text));
    },
  };
}
