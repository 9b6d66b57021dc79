// The path of a saved model → its config, or what is wrong with it.

import { type ModelConfig, ModelConfigError, readModelConfig } from "../../index.ts";
import { fromFile, startOfFile } from "./file-content.ts";
import type { Reader } from "./flag.ts";

/** The config stands before the weights, which may be gigabytes. */
const HEAD = 64 * 2 ** 20;

export interface NamedModel {
  readonly path: string;
  readonly config: ModelConfig;
}

export const modelFile: Reader<NamedModel> = fromFile((path) => {
  const head = startOfFile(path, HEAD);
  try {
    return { value: { path, config: readModelConfig(head) } };
  } catch (error) {
    if (error instanceof ModelConfigError) return { wrong: error.message };
    throw error;
  }
});
