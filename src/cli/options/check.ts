// Option texts → checked values, by zod/mini; loaded only when an option with a value is given.

import * as z from "zod/mini";

import { dialectNames, type FailOn, findFormat, formats, type ModelConfig } from "../../index.ts";
import { fail } from "../errors.ts";
import { failOn, maxResidualValue, type ResidualBudgets } from "./budget-values.ts";
import { readModelFile } from "./model-file.ts";
import { list, meant, reading, SIZE } from "./reading.ts";

export interface EpochRange {
  readonly first: number;
  readonly last: number;
}

export interface FormatChoice {
  readonly id: string;
  readonly path: string | null;
}

type Weights = readonly number[] | ReadonlyMap<string, number> | undefined;

const weights = reading<Weights>(readWeights, (value) => {
  const numbers = Object.values(value as Readonly<Record<string, number>>);
  const bad = numbers.find((weight) => !(weight >= 0 && Number.isFinite(weight)));
  if (bad !== undefined) return { wrong: `\`${bad}\` is not a weight; give a number of 0 or more` };
  if (Array.isArray(value)) return { value: numbers };
  return { value: new Map(Object.entries(value as Readonly<Record<string, number>>)) };
});

function readWeights(text: string): { readonly value: Weights } | { readonly wrong: string } {
  if (text.trim() === "infer") return { value: undefined };
  const entries = text.split(",").map((entry) => {
    const at = entry.lastIndexOf("=");
    return { name: at < 0 ? null : entry.slice(0, at).trim(), digits: entry.slice(at + 1).trim() };
  });
  const bad = entries.find(({ digits }) => !SIZE.test(digits) || !Number.isFinite(Number(digits)));
  if (bad !== undefined)
    return { wrong: `\`${bad.digits}\` is not a weight; give a number of 0 or more` };
  const named = entries.filter(({ name }) => name !== null);
  if (named.length === 0) return { value: entries.map(({ digits }) => Number(digits)) };
  if (named.length < entries.length)
    return { wrong: "give all weights by name or all by position" };
  if (named.some(({ name }) => name === "")) return { wrong: "a name is missing before `=`" };
  const map = new Map(named.map(({ name, digits }) => [name as string, Number(digits)]));
  return map.size === named.length ? { value: map } : { wrong: "a name is given twice" };
}

const epochs = reading<EpochRange>((text) => {
  const match = /^(\d{0,9})(\.\.)?(\d{0,9})$/.exec(text.trim());
  const [, from = "", dots, to = ""] = match ?? [];
  if (match === null || (from === "" && to === "") || (dots === undefined && to !== "")) {
    return { wrong: "give a range such as `5..20`, `5..` or `..20`, or one number" };
  }
  const first = from === "" ? 0 : Number(from);
  const last = dots === undefined ? first : to === "" ? Number.MAX_SAFE_INTEGER : Number(to);
  return first <= last ? { value: { first, last } } : { wrong: `\`${from}\` is after \`${to}\`` };
});

const components = reading<readonly string[]>(
  (text) => readNames(text.split(",").map((name) => name.trim())),
  (value) => readNames(value as readonly string[]),
);

function readNames(
  names: readonly string[],
): { readonly value: readonly string[] } | { readonly wrong: string } {
  if (names.includes("")) return { wrong: "a column name is missing between the commas" };
  return new Set(names).size === names.length
    ? { value: names }
    : { wrong: "a column is named twice" };
}

function choice<const T extends string>(values: readonly T[]): z.ZodMiniType<T> {
  return reading<T>((text) => {
    const value = values.find((known) => known === text);
    return value === undefined
      ? { wrong: `not one of ${list(values)}${meant(text, values)}` }
      : { value };
  });
}

const format = reading<FormatChoice>((text) => {
  const at = text.indexOf("=");
  const id = at < 0 ? text : text.slice(0, at);
  const path = at < 0 ? null : text.slice(at + 1);
  if (findFormat(id) === undefined) {
    const ids = formats.map((known) => known.id);
    return { wrong: `not one of ${list(ids)}${meant(id, ids)}` };
  }
  return path === "" ? { wrong: "a path is missing after `=`" } : { value: { id, path } };
});

const width = reading<number>((text) => {
  const value = Number(text);
  const fits = /^\d{1,3}$/.test(text) && value >= 40 && value <= 400;
  return fits ? { value } : { wrong: "give a whole number from 40 to 400" };
});

const UNITS: ReadonlyMap<string, number> = new Map([
  ["", 1],
  ["k", 2 ** 10],
  ["m", 2 ** 20],
  ["g", 2 ** 30],
  ["t", 2 ** 40],
]);

const size = reading<number>((text) => {
  const [, digits, unit = ""] = /^(\d{1,9})([kmgt]?)$/i.exec(text) ?? [];
  const value = Number(digits) * (UNITS.get(unit.toLowerCase()) ?? 1);
  return value > 0
    ? { value }
    : { wrong: "give a size such as `500M` or `8G`, or a number of bytes" };
});

const total = reading<string>((text) =>
  text === "" ? { wrong: "give a column name" } : { value: text },
);

const minEpochs = reading<number>((text) =>
  /^[1-9]\d{0,8}$/.test(text)
    ? { value: Number(text) }
    : { wrong: "give a whole number of 1 or more" },
);

const penalty = reading<number>((text) =>
  SIZE.test(text) && Number.isFinite(Number(text))
    ? { value: Number(text) }
    : { wrong: "give a number of 0 or more, as `sum(model.losses)` prints it" },
);

const model = reading<ModelConfig>(readModelFile);

const path = reading<string>((text) => (text === "" ? { wrong: "give a file" } : { value: text }));

const reason = reading<string>((text) =>
  text.trim() === "" ? { wrong: "give a reason" } : { value: text.trim() },
);

const schemas = {
  maxResidual: maxResidualValue,
  failOn,
  minEpochs,
  against: path,
  liveTo: path,
  reportTo: path,
  baseline: path,
  config: path,
  reason,
  total,
  components,
  weights,
  penalty,
  model,
  epochs,
  split: choice(["train", "val"]),
  dialect: choice(dialectNames),
  signs: choice(["non-negative", "free"]),
  updates: choice(["auto", "never"]),
  precision: choice(["float64", "float32", "float16", "bfloat16"]),
  format: z.array(format),
  rowFormat: choice(["table", "csv", "json", "ndjson"]),
  pageFormat: choice(["text", "md"]),
  color: choice(["auto", "always", "never"]),
  width,
  maxInflated: size,
};

export interface Checked {
  readonly maxResidual?: ResidualBudgets;
  readonly failOn?: FailOn;
  readonly minEpochs?: number;
  readonly against?: string;
  readonly liveTo?: string;
  readonly reportTo?: string;
  readonly baseline?: string;
  readonly config?: string;
  readonly reason?: string;
  readonly total?: string;
  readonly components?: readonly string[];
  /** Undefined where they are to be found. */
  readonly weights?: Weights;
  /** What the model's penalties add up to, as it was printed. */
  readonly penalty?: number;
  readonly model?: ModelConfig;
  readonly epochs?: EpochRange;
  readonly split?: "train" | "val";
  readonly dialect?: string;
  readonly signs?: "non-negative" | "free";
  readonly updates?: "auto" | "never";
  readonly precision?: "float64" | "float32" | "float16" | "bfloat16";
  readonly format?: readonly FormatChoice[];
  readonly rowFormat?: "table" | "csv" | "json" | "ndjson";
  readonly pageFormat?: "text" | "md";
  readonly color?: "auto" | "always" | "never";
  readonly width?: number;
  readonly maxInflated?: number;
}

/** Checks every option that has a schema; throws a CliError that names where the value came from. */
export function checkOptions(
  options: Readonly<Record<string, unknown>>,
  originOf: (key: string) => string,
): Checked {
  return Object.fromEntries(
    Object.entries(schemas).flatMap(([key, schema]) => {
      if (!Object.hasOwn(options, key)) return [];
      const result = z.safeParse(schema, options[key]);
      if (!result.success) {
        const issue = result.error.issues[0];
        throw fail("bad-option", {
          flag: originOf(key),
          value: textOf(options[key], issue?.path[0]),
          wrong: issue?.message ?? "not understood",
        });
      }
      return [[key, result.data]];
    }),
  ) as Checked;
}

function textOf(value: unknown, at: PropertyKey | undefined): string {
  const shown: unknown = Array.isArray(value) ? value[Number(at ?? 0)] : value;
  return typeof shown === "object" ? JSON.stringify(shown) : String(shown);
}
