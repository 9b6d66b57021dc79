// What a caller of the library passes → the same, or a TypeError that says what is wrong and what is needed.

import type { Precision } from "../math/float-type.ts";
import type { ModelConfig } from "../read/model-config.ts";
import type { ScriptLines } from "../read/script-lines.ts";

/** What is undefined counts as not given. */
export interface AnalyzeOptions {
  /** Name of the source, shown in reports. */
  readonly source?: string;
  /** Column to take as the total; `loss` unless said. */
  readonly total?: string | undefined;
  /** Columns to take as components, in this order. */
  readonly components?: readonly string[] | undefined;
  /** Declared weights: by position or by component name (with or without its `_loss`). */
  readonly weights?:
    | readonly number[]
    | ReadonlyMap<string, number>
    | Readonly<Record<string, number>>
    | undefined;
  /** The model is known to have a penalty: a log that adds up without one is then a finding. */
  readonly expectPenalty?: boolean | undefined;
  /** The sum of the model's penalties, as it was printed after training: is it what is left? */
  readonly penalty?: number | undefined;
  /** A saved model, by `readModelConfig`: its loss weights are the declared ones, its regularizers are named. */
  readonly model?: ModelConfig | undefined;
  /** The training script, by `readScript`: what it says of penalties and weights is shown, and proves nothing. */
  readonly script?: ScriptLines | undefined;
  /** Whether weights below 0 are looked for as well (an entropy bonus); every finding that takes them says so. */
  readonly signs?: "non-negative" | "free" | undefined;
  /** Whether progress updates serve as further rows: where they tell something (`auto`), or not at all. */
  readonly updates?: "auto" | "never" | undefined;
  /** What the losses were computed in; ranges and proofs allow for its rounding. float32 unless said. */
  readonly precision?: Precision | undefined;
  /** Fit only this split. */
  readonly split?: "train" | "val" | undefined;
  /** Fit only epochs in this closed range, by the log's own numbers. */
  readonly epochs?: { readonly first: number; readonly last: number } | undefined;
}

/** What is needed instead; undefined for a value that is right. */
type Check = (value: unknown) => string | undefined;

const CHECKS: { readonly [Key in keyof Required<AnalyzeOptions>]: Check } = {
  source: isText,
  total: isText,
  components: (value) =>
    isListOf(value, (name) => typeof name === "string" && name !== "") &&
    new Set(value).size === value.length
      ? undefined
      : "a list of different column names is needed",
  weights: weightsNeeded,
  expectPenalty: (value) => (typeof value === "boolean" ? undefined : "true or false is needed"),
  penalty: (value) =>
    typeof value === "number" && value >= 0 && value < Infinity
      ? undefined
      : "a number of 0 or more is needed",
  model: (value) =>
    isRecord(value) &&
    areLossWeights(value["lossWeights"]) &&
    isListOf(value["regularizers"], isRegularizer)
      ? undefined
      : "what `readModelConfig` gives is needed",
  script: (value) =>
    isRecord(value) && typeof value["name"] === "string" && Array.isArray(value["lines"])
      ? undefined
      : "what `readScript` gives is needed",
  signs: oneOf("non-negative", "free"),
  updates: oneOf("auto", "never"),
  precision: oneOf("float64", "float32", "float16", "bfloat16"),
  split: oneOf("train", "val"),
  epochs: (value) =>
    isRecord(value) && isCount(value["first"]) && isCount(value["last"])
      ? undefined
      : "`{ first, last }` with whole numbers is needed",
};

/** As `readModelConfig` gives them: a Map by output, a number for all, or null. */
function areLossWeights(value: unknown): boolean {
  if (value instanceof Map)
    return [...value].every(([name, one]) => typeof name === "string" && typeof one === "number");
  return value === null || typeof value === "number";
}

function isRegularizer(value: unknown): boolean {
  return isRecord(value) && ["layer", "on", "text"].every((key) => typeof value[key] === "string");
}

/** Characters of a wrong value that a message shows. */
const SHOWN = 60;

/** Throws a TypeError for anything but a text or bytes. */
export function checkedInput(input: unknown): asserts input is Uint8Array | string {
  if (typeof input === "string" || input instanceof Uint8Array) return;
  const hint = input instanceof ArrayBuffer ? ": `new Uint8Array(buffer)` makes one" : "";
  throw new TypeError(`analyze: a text or a Uint8Array is needed${hint}, not ${seen(input)}`);
}

/** Throws a TypeError for what is none, or has a value that is none. */
export function checkedOptions(options: unknown): AnalyzeOptions {
  if (options === undefined) return {};
  if (!isRecord(options))
    throw new TypeError(`analyze: options are an object, not ${seen(options)}`);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [key, value] of given) {
    if (!Object.hasOwn(CHECKS, key))
      throw new TypeError(
        `analyze: there is no option \`${key}\`; there are ${Object.keys(CHECKS).join(", ")}`,
      );
    const needed = CHECKS[key as keyof AnalyzeOptions](value);
    if (needed !== undefined)
      throw new TypeError(`analyze: option \`${key}\`: ${needed}, not ${seen(value)}`);
  }
  return Object.fromEntries(given);
}

function weightsNeeded(value: unknown): string | undefined {
  const numbers =
    value instanceof Map ? [...value.values()] : isRecord(value) ? Object.values(value) : value;
  const names = value instanceof Map ? [...value.keys()] : [];
  const fits = isListOf(numbers, (one) => typeof one === "number" && one >= 0 && one < Infinity);
  return fits && names.every((name) => typeof name === "string")
    ? undefined
    : "a list of numbers of 0 or more, or such a number for each name (an object or a Map), is needed";
}

function isText(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? undefined : "a text is needed";
}

function oneOf(...values: readonly string[]): Check {
  const list = values.map((value) => `"${value}"`).join(", ");
  return (value) => (values.includes(value as string) ? undefined : `one of ${list} is needed`);
}

function isListOf(value: unknown, fits: (one: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(fits);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Map)
  );
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

/** A value in a message: what it is, and the start of what it holds. */
function seen(value: unknown): string {
  if (typeof value === "string") return `the text ${JSON.stringify(value.slice(0, SHOWN))}`;
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (typeof value !== "object" || value === null) return String(value);
  const kind = Array.isArray(value) ? "list" : (value.constructor?.name ?? "Object");
  if (kind !== "list" && kind !== "Object") return `a value of the class ${kind}`;
  try {
    const text = JSON.stringify(value);
    return text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text;
  } catch {
    // Numbers that JSON does not have, or an object that holds itself.
    return kind === "list" ? "this list" : "this object";
  }
}
