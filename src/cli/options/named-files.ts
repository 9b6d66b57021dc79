// The path of a file that a flag names → what is made of its start, or why it cannot be read.

import { closeSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";

import {
  type ModelConfig,
  ModelConfigError,
  readModelConfig,
  readScript,
  type ScriptLines,
} from "../../index.ts";
import { unreadReason } from "../error-words.ts";
import type { Reader } from "./flag.ts";
import { ofText } from "./readers.ts";

export interface NamedFile<T> {
  readonly path: string;
  readonly content: T;
}

/** Bytes of a saved model that are read: its config stands before the weights, which may be gigabytes. */
const MOST_OF_MODEL = 64 * 2 ** 20;
/** And of a training script; they are shorter. */
const MOST_OF_SCRIPT = 2 ** 22;
const PIECE = 2 ** 20;

export const modelFile: Reader<NamedFile<ModelConfig>> = fromFile((path) => ({
  path,
  content: readModelConfig(startOfFile(path, MOST_OF_MODEL)),
}));

/** A script is read as text, and never run. */
export const scriptFile: Reader<NamedFile<ScriptLines>> = fromFile(scriptAt);

/** The script that a command starts, such as `python train.py`; undefined where it starts none that can be read. */
export function scriptOf(command: readonly string[]): NamedFile<ScriptLines> | undefined {
  const path = command.find((word) => word.endsWith(".py"));
  if (path === undefined) return undefined;
  try {
    return scriptAt(path);
  } catch {
    return undefined;
  }
}

function scriptAt(path: string): NamedFile<ScriptLines> {
  const text = new TextDecoder().decode(startOfFile(path, MOST_OF_SCRIPT));
  return { path, content: readScript(text, basename(path)) };
}

function fromFile<T>(read: (path: string) => T): Reader<T> {
  return ofText((path) => {
    try {
      return { value: read(path) };
    } catch (error) {
      return { wrong: error instanceof ModelConfigError ? error.message : unreadReason(error) };
    }
  });
}

/** At most so many bytes. */
function startOfFile(path: string, most: number): Uint8Array {
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
