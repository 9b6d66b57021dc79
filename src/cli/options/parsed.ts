// Settings → the options of a command, each of the type that its flag's record reads.

import type { Setting, Settings } from "../config/settings.ts";
import { fail } from "../errors.ts";
import type { Flag, Reader } from "./flag.ts";
import { type FlagRecords, flags } from "./index.ts";

type ValueOf<Record> = Record extends { readonly read: Reader<infer Value> }
  ? Record extends { readonly repeatable: true }
    ? readonly Value[]
    : Value
  : never;

type KeyWithValue = {
  [Key in keyof FlagRecords]: FlagRecords[Key] extends { readonly read: unknown } ? Key : never;
}[keyof FlagRecords];

/** A switch is on or off; a value that was not given is missing. */
export type Options = {
  readonly [Key in Exclude<keyof FlagRecords, KeyWithValue>]: boolean;
} & {
  readonly [Key in KeyWithValue]?: ValueOf<FlagRecords[Key]>;
};

/** Throws a CliError that names where a wrong value came from. */
export function readOptions(settings: Settings): Options {
  return Object.fromEntries(
    flags.flatMap((flag): [string, unknown][] => {
      const setting = settings.get(flag.key);
      if (flag.read === undefined) return [[flag.key, setting?.value === true]];
      return setting === undefined ? [] : [[flag.key, valueOf(flag, flag.read, setting)]];
    }),
  ) as Options;
}

function valueOf(flag: Flag, read: Reader<unknown>, { value, origin }: Setting): unknown {
  if (flag.repeatable === true && Array.isArray(value))
    return value.map((one) => valueOf(flag, read, { value: one, origin }));
  const reading = read(value);
  if ("value" in reading) return reading.value;
  const shown = typeof value === "object" ? JSON.stringify(value) : String(value);
  throw fail("bad-option", { flag: origin, value: shown, wrong: reading.wrong });
}

/** Files that flags name to be read, by the key of the flag. */
export function namedInputs(options: Options): readonly (readonly [key: string, path: string])[] {
  const given: Readonly<Record<string, unknown>> = options;
  return flags.flatMap(({ key, isInput }) => {
    const value = isInput === true ? given[key] : undefined;
    if (typeof value === "string") return [[key, value] as const];
    return isNamed(value) ? [[key, value.path] as const] : [];
  });
}

function isNamed(value: unknown): value is { readonly path: string } {
  return typeof value === "object" && value !== null && "path" in value;
}
