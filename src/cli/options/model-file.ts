// The path of a saved model → its config, or what is wrong with it.

import { closeSync, openSync, readSync } from "node:fs";

import { type ModelConfig, ModelConfigError, readModelConfig } from "../../index.ts";
import { codeOf } from "../error-words.ts";
import type { Reader } from "./flag.ts";
import { ofText } from "./reading.ts";

/** Read of a file: the config stands before the weights, which may be gigabytes. */
const HEAD = 64 * 2 ** 20;

export interface NamedModel {
  readonly path: string;
  readonly config: ModelConfig;
}

export const modelFile: Reader<NamedModel> = ofText((path) => {
  try {
    return { value: { path, config: readModelConfig(headOf(path)) } };
  } catch (error) {
    if (error instanceof ModelConfigError) return { wrong: error.message };
    const code = codeOf(error);
    return { wrong: code === "ENOENT" ? "there is no such file" : `it could not be read: ${code}` };
  }
});

function headOf(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const pieces: Uint8Array[] = [];
    let size = 0;
    while (size < HEAD) {
      const piece = new Uint8Array(2 ** 20);
      const read = readSync(file, piece);
      if (read === 0) break;
      pieces.push(piece.subarray(0, read));
      size += read;
    }
    return Buffer.concat(pieces, size);
  } finally {
    closeSync(file);
  }
}
