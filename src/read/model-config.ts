// A saved Keras model, as a .keras file (a zip with JSON) or its config as JSON → its loss weights and regularizers; nothing in it is run.

import { Unzip, UnzipInflate } from "fflate";

import { GatheredBytes } from "../lines/gathered-bytes.ts";
import { short } from "../math/short.ts";

export interface Regularizer {
  readonly layer: string;
  /** What it is on: `kernel`, `bias`, `activity`. */
  readonly on: string;
  /** `L2(0.01)`. */
  readonly text: string;
}

export interface ModelConfig {
  /** By output, or one number for all; null where the model was not compiled or its weights are no numbers. */
  readonly lossWeights: ReadonlyMap<string, number> | number | null;
  readonly regularizers: readonly Regularizer[];
}

/** Thrown for bytes that are no model's config. */
export class ModelConfigError extends Error {}

/** The config of a large model has a few megabytes. */
const MOST_BYTES = 64 * 2 ** 20;
/** Models inside models inside models. */
const DEEPEST = 100;

const LONGEST_NAME = 60;
/** Keras's own have two at most. */
const MOST_FACTORS = 4;

type Fields = Readonly<Record<string, unknown>>;

/** Throws a ModelConfigError that says what the bytes are instead. */
export function readModelConfig(bytes: Uint8Array): ModelConfig {
  if (!(bytes instanceof Uint8Array))
    throw new TypeError("readModelConfig: the bytes of a file are needed, as a Uint8Array");
  const config = parsed(isZip(bytes) ? configOf(bytes) : bytes);
  const model = fieldsOf(config["config"]);
  if (model === undefined || !Array.isArray(model["layers"]))
    throw new ModelConfigError("there are no layers in it, so it is no config of a Keras model");
  return {
    lossWeights: lossWeightsOf(fieldsOf(config["compile_config"] ?? config["compile"]), model),
    regularizers: regularizersOf(config, 0),
  };
}

function isZip([first, second]: Uint8Array): boolean {
  return first === 0x50 && second === 0x4b;
}

/** Read from the start, as far as it goes: Keras writes the config before the weights. */
function configOf(bytes: Uint8Array): Uint8Array {
  const config = new GatheredBytes(MOST_BYTES);
  let isWhole = false;
  const unzip = new Unzip((file) => {
    if (file.name !== "config.json") return;
    file.ondata = (error, piece, isLast) => {
      if (error !== null) throw error;
      config.add(piece);
      if (config.overflow) throw new ModelConfigError("its config.json is too large");
      isWhole ||= isLast;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    unzip.push(bytes);
  } catch (error) {
    throw error instanceof ModelConfigError
      ? error
      : new ModelConfigError("the zip file is damaged");
  }
  if (!isWhole)
    throw new ModelConfigError("there is no config.json in the zip file, so it is no .keras file");
  return config.bytes;
}

function parsed(bytes: Uint8Array): Fields {
  try {
    const fields = fieldsOf(JSON.parse(new TextDecoder().decode(bytes)));
    if (fields !== undefined) return fields;
  } catch {
    const isHdf5 = bytes[0] === 0x89 && bytes[1] === 0x48;
    throw new ModelConfigError(
      isHdf5
        ? "it is an HDF5 file; save the model as .keras, or write `model.to_json()` to a file"
        : 'it is neither a .keras file nor JSON; `model.save("model.keras")` writes one',
    );
  }
  throw new ModelConfigError("it is JSON, and no object");
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}

/** Weights that are not given are 1, which is Keras's default. */
function lossWeightsOf(compiled: Fields | undefined, model: Fields): ModelConfig["lossWeights"] {
  if (compiled === undefined || Object.keys(compiled).length === 0) return null;
  const given = compiled["loss_weights"];
  if (given === null || given === undefined) return 1;
  // One output is named nowhere in a Sequential model.
  const only: unknown = Array.isArray(given) && given.length === 1 ? given[0] : given;
  if (isWeight(only)) return only;
  const entries = Array.isArray(given)
    ? outputsOf(model, given.length).map((name, i): [string, unknown] => [name, given[i]])
    : Object.entries(fieldsOf(given) ?? {});
  const isWhole = entries.length > 0 && entries.every(([, weight]) => isWeight(weight));
  return isWhole ? new Map(entries as [string, number][]) : null;
}

function isWeight(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && Number.isFinite(value);
}

/** Names of the outputs, in their order; none where there are not so many. */
function outputsOf(model: Fields, count: number): readonly string[] {
  const outputs = model["output_layers"];
  const list = typeof outputs === "object" && outputs !== null ? Object.values(outputs) : [];
  // One output stands as `["name", 0, 0]` itself.
  const each: readonly unknown[] = typeof list[0] === "string" ? [list] : list;
  const names = each.flatMap((one) => (Array.isArray(one) ? [String(one[0])] : []));
  return names.length === count ? names : [];
}

/** Those of every layer, inner models among them. */
function regularizersOf(value: unknown, depth: number): Regularizer[] {
  if (depth > DEEPEST || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => regularizersOf(one, depth + 1));
  const layer = fieldsOf((value as Fields)["config"]);
  const own = layer === undefined ? [] : ofLayer(layer, (value as Fields)["name"]);
  const inner = Object.entries(value as Fields).filter(
    ([key]) => !key.endsWith("_regularizer") && key !== "compile_config" && key !== "build_config",
  );
  return [...own, ...inner.flatMap(([, one]) => regularizersOf(one, depth + 1))];
}

function ofLayer(layer: Fields, name: unknown): Regularizer[] {
  return Object.entries(layer).flatMap(([key, value]) => {
    if (!key.endsWith("_regularizer") || value === null) return [];
    const text = regularizerText(value);
    const on = key.slice(0, -"_regularizer".length);
    const own = nameOf(layer["name"] ?? name);
    return text === null ? [] : [{ layer: own, on: nameOf(on), text }];
  });
}

/** Names are data, as long as they please; backticks mark names in texts. */
function nameOf(value: unknown): string {
  const name = typeof value === "string" && value !== "" ? value.replaceAll("`", "'") : "?";
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}

/** `L1L2(0.0001, 1e-5)`; null where every factor is 0. A class of the user's own stands by its name. */
function regularizerText(value: unknown): string | null {
  const { class_name: kind, config } = fieldsOf(value) ?? {};
  if (typeof value === "string") return nameOf(value);
  if (typeof kind !== "string") return "a regularizer";
  const factors = Object.entries(fieldsOf(config) ?? {}).flatMap(([key, factor]) =>
    typeof factor === "number" && key !== "axis" ? [factor] : [],
  );
  if (factors.length > 0 && factors.every((factor) => factor === 0)) return null;
  const shown = factors.map((factor) => short(factor, 6));
  return shown.length === 0
    ? nameOf(kind)
    : `${nameOf(kind)}(${shown.slice(0, MOST_FACTORS).join(", ")})`;
}

/** The declared weights of these components, in their order; undefined where the model says none of them. */
export function modelWeights(
  { lossWeights }: ModelConfig,
  components: readonly string[],
): readonly number[] | undefined {
  if (lossWeights === null || components.length === 0) return undefined;
  if (typeof lossWeights === "number") return components.map(() => lossWeights);
  const found = components.map((name) => lossWeights.get(name.replace(/[_ /.-]loss$/i, "")));
  return found.every((weight) => weight === undefined)
    ? undefined
    : found.map((weight) => weight ?? 1);
}

/** Whether a penalty on its weights is to be expected in the loss. */
export function hasPenalty({ regularizers }: ModelConfig): boolean {
  return regularizers.some(({ on }) => on !== "activity");
}
