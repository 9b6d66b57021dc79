// The path of a file → what is made of its start, or why it cannot be read.

import { closeSync, openSync, readSync } from "node:fs";

import { unreadReason } from "../error-words.ts";
import type { Reader, ReadOption } from "./flag.ts";
import { ofText } from "./reading.ts";

const PIECE = 2 ** 20;

export function fromFile<T>(read: (path: string) => ReadOption<T>): Reader<T> {
  return ofText((path) => {
    try {
      return read(path);
    } catch (error) {
      return { wrong: unreadReason(error) };
    }
  });
}

/** At most so many bytes. */
export function startOfFile(path: string, most: number): Uint8Array {
  const file = openSync(path, "r");
  try {
    const pieces: Uint8Array[] = [];
    for (let size = 0; size < most;) {
      const piece = new Uint8Array(PIECE);
      const read = readSync(file, piece);
      if (read === 0) break;
      pieces.push(piece.subarray(0, read));
      size += read;
    }
    return Buffer.concat(pieces);
  } finally {
    closeSync(file);
  }
}
