// The path of a training script → what it says of penalties and weights; it is read as text, and never run.

import { closeSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";

import { readScript, type ScriptLines } from "../../index.ts";
import { codeOf } from "../error-words.ts";
import type { Reader } from "./flag.ts";
import { ofText } from "./reading.ts";

/** Bytes that are read: scripts are shorter. */
const MOST = 2 ** 22;

export interface NamedScript {
  readonly path: string;
  readonly said: ScriptLines;
}

export const scriptFile: Reader<NamedScript> = ofText((path) => {
  try {
    return { value: scriptAt(path) };
  } catch (error) {
    const code = codeOf(error);
    return { wrong: code === "ENOENT" ? "no such file" : `it could not be read: ${code}` };
  }
});

function scriptAt(path: string): NamedScript {
  const file = openSync(path, "r");
  try {
    const bytes = new Uint8Array(MOST);
    const text = new TextDecoder().decode(bytes.subarray(0, readSync(file, bytes)));
    return { path, said: readScript(text, basename(path)) };
  } finally {
    closeSync(file);
  }
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
