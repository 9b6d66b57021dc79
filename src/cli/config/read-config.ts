// A found configuration → its settings by the key of their flag, each with its place in the file.

import { dirname, join, relative, resolve } from "node:path";

import * as z from "zod/mini";

import { fail } from "../errors.ts";
import { nearest } from "../nearest.ts";
import { flags } from "../options/index.ts";
import { checkKeys, configKeys, type ConfigFile, configSchema } from "./config-schema.ts";
import type { FoundConfig } from "./find-config.ts";
import type { Settings } from "./settings.ts";

/** Settings whose texts are paths, from the folder of the file. */
const PATHS: ReadonlySet<string> = new Set(
  flags.filter(({ inFile }) => inFile === "path").map(({ key }) => key),
);

/** Throws a CliError that names the file and the key. */
export function readSettings(found: FoundConfig, cwd: string): Settings {
  const { path, shown, under } = found;
  const place = (keys: readonly PropertyKey[]): string => {
    const own = keys.map((key) => spell(shown, String(key)));
    return [...(under === "" ? [] : [under]), ...own].join(".");
  };
  const result = z.safeParse(configSchema, camelCased(found.content, [], shown));
  if (!result.success) {
    const issue = result.error.issues[0];
    throw issue?.code === "unrecognized_keys"
      ? unknownKey(shown, place, issue.path, issue.keys[0] ?? "")
      : fail("bad-config", {
          path: shown,
          key: place(issue?.path ?? []),
          wrong: issue?.message ?? "not understood",
        });
  }
  const folder = dirname(resolve(path));
  return new Map(
    flat(result.data).map(([keys, value]) => {
      const key = keys.at(-1) ?? "";
      const origin = `${shown}: ${place(keys)}`;
      return [key, { value: optionValue(key, value, folder, cwd), origin }];
    }),
  );
}

/** Keys that are known below these. */
function knownBelow(at: readonly PropertyKey[]): readonly string[] {
  if (at.length === 0) return configKeys;
  return at.length === 1 ? checkKeys : ["train", "val"];
}

function unknownKey(
  path: string,
  place: (keys: readonly PropertyKey[]) => string,
  at: readonly PropertyKey[],
  key: string,
): Error {
  const known = knownBelow(at);
  // Python's way to write it.
  const name = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const near = nearest(name, known);
  const belongs =
    at.length === 0 && checkKeys.includes(name)
      ? `\`check.${spell(path, name)}\``
      : at.length === 1 && configKeys.includes(name)
        ? `\`${spell(path, name)}\`, which is no part of \`check\``
        : undefined;
  const meant = belongs ?? (near === undefined ? undefined : `\`${spell(path, near)}\``);
  const advice =
    meant === undefined
      ? `; known are ${known.map((name) => spell(path, name)).join(", ")}`
      : `; did you mean ${meant}?`;
  return fail("bad-config", { path, key: place([...at, key]), wrong: `no such key${advice}` });
}

/** `max-residual` in TOML files. */
function spell(path: string, key: string): string {
  return path.endsWith(".toml")
    ? key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    : key;
}

/** The other way round; names of components stay as they are. */
function camelCased(value: unknown, at: readonly string[], path: string): unknown {
  const isTable = typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isTable || at.length > 1 || (at.length === 1 && at[0] !== "check")) return value;
  const seen = new Set<string>();
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const key = name.replace(/(?<=[a-z])-([a-z])/g, (_, letter: string) => letter.toUpperCase());
      if (seen.has(key)) throw fail("bad-config", { path, key: name, wrong: "it is given twice" });
      seen.add(key);
      return [key, camelCased(inner, [...at, key], path)];
    }),
  );
}

/** Keys with their values, those of `check` with both names. */
function flat({ check, ...own }: ConfigFile): [readonly string[], unknown][] {
  return [
    ...Object.entries(own)
      .filter(([key]) => key !== "$schema")
      .map(([key, value]): [string[], unknown] => [[key], value]),
    ...Object.entries(check ?? {}).map(([key, value]): [string[], unknown] => [
      ["check", key],
      value,
    ]),
  ];
}

/** What the flag would be given. Names in lists and tables may hold commas, so those stay what they are. */
function optionValue(key: string, value: unknown, folder: string, cwd: string): unknown {
  const fromFile = (path: string): string =>
    path === "-" || path === "" ? path : relative(cwd, join(folder, path)) || path;
  if (PATHS.has(key) && typeof value === "string") return fromFile(value);
  if (key === "format") {
    return (Array.isArray(value) ? value : [value]).map((text: string) => {
      const at = text.indexOf("=");
      return at < 0 || at === text.length - 1
        ? text
        : `${text.slice(0, at)}=${fromFile(text.slice(at + 1))}`;
    });
  }
  if (key === "maxResidual" && typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([split, budget]) => `${split}=${String(budget)}`)
      .join(",");
  if (key === "failOn" && Array.isArray(value)) return value.join(",");
  const isSwitch = flags.some((flag) => flag.key === key && flag.read === undefined);
  return isSwitch || typeof value === "object" ? value : String(value);
}
