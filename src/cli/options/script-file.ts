// The path of a training script → what it says of penalties and weights; it is read as text, and never run.

import { basename } from "node:path";

import { readScript, type ScriptLines } from "../../index.ts";
import { fromFile, startOfFile } from "./file-content.ts";
import type { Reader } from "./flag.ts";

/** Bytes that are read: scripts are shorter. */
const MOST = 2 ** 22;

export interface NamedScript {
  readonly path: string;
  readonly said: ScriptLines;
}

export const scriptFile: Reader<NamedScript> = fromFile((path) => ({ value: scriptAt(path) }));

function scriptAt(path: string): NamedScript {
  const text = new TextDecoder().decode(startOfFile(path, MOST));
  return { path, said: readScript(text, basename(path)) };
}

/** The script that a command starts, such as `python train.py`; undefined where it starts none that can be read. */
export function scriptOf(command: readonly string[]): NamedScript | undefined {
  const path = command.find((word) => word.endsWith(".py"));
  if (path === undefined) return undefined;
  try {
    return scriptAt(path);
  } catch {
    return undefined;
  }
}
