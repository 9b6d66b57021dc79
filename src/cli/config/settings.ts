// Flags, environment and configuration file → one set of settings, each with where it came from; flags win over the environment, that over the file.

import { fail } from "../errors.ts";
import type { Io } from "../io.ts";
import { type CommandName, type Flag, flagSpelling } from "../options/flag.ts";
import { flags, flagsOf } from "../options/index.ts";

export interface Setting {
  /** As the flag would be given, or a list or table of the file. */
  readonly value: unknown;
  /** `--weights`, `LOSSLEDGER_WEIGHTS`, or `.lossledgerrc.json: weights`. */
  readonly origin: string;
}

/** By the key of the flag. */
export type Settings = ReadonlyMap<string, Setting>;

const PREFIX = "LOSSLEDGER_";

/** Those that a variable may give: `LOSSLEDGER_MAX_RESIDUAL` is `--max-residual`. */
export const environmentFlags: readonly Flag[] = flags.filter(
  ({ inFile, environment }) => inFile !== undefined || environment === true,
);

/** What holds for a command. Settings of the environment and the file that are of no use to it are passed over. */
export async function settle(
  io: Io,
  command: CommandName,
  given: Readonly<Record<string, unknown>>,
): Promise<Settings> {
  const own = new Map(flagsOf(command).map((flag) => [flag.key, flag]));
  const fromEnvironment = readEnvironment(io.env);
  const said = new Map(
    Object.entries(given).map(([key, value]) => [
      key,
      { value, origin: flagSpelling(own.get(key) ?? { flags: `--${key}` }).long },
    ]),
  );
  const named = (said.get("config") ?? fromEnvironment.get("config"))?.value;
  const fromFile =
    given["noConfig"] === false || !own.has("config")
      ? undefined
      : await readFile(io, named as string | undefined);
  const isOwn = ([key]: readonly [string, Setting]): boolean => own.has(key);
  return new Map([
    ...[...(fromFile ?? [])].filter(isOwn),
    ...[...fromEnvironment].filter(isOwn),
    ...said,
  ]);
}

async function readFile(io: Io, named: string | undefined): Promise<Settings | undefined> {
  const { findConfig, readConfig } = await import("./find-config.ts");
  const found = named === undefined ? await findConfig(io) : await readConfig(named, io.cwd);
  if (found === undefined && named !== undefined)
    throw fail("bad-config", { path: named, key: "", wrong: "nothing for lossledger is in it" });
  if (found === undefined) return undefined;
  const { readSettings } = await import("./read-config.ts");
  // So that nothing is written over it.
  const own = { value: found.shown, origin: found.shown };
  return new Map([...readSettings(found, io.cwd), ["config", own]]);
}

/** Variables named like flags: `LOSSLEDGER_MAX_RESIDUAL=1%`. One that is none is a mistake, and not passed over. */
function readEnvironment(env: Io["env"]): Map<string, Setting> {
  const found = new Map<string, Setting>();
  for (const [name, value] of Object.entries(env)) {
    if (!name.startsWith(PREFIX) || value === undefined) continue;
    const flag = environmentFlags.find((one) => variableOf(one) === name);
    if (flag === undefined) {
      throw fail("unknown-variable", { name, known: environmentFlags.map(variableOf) });
    }
    if (value !== "") found.set(flag.key, { value: valueOf(flag, name, value), origin: name });
  }
  return found;
}

export function variableOf(flag: Flag): string {
  return PREFIX + flagSpelling(flag).long.slice(2).replaceAll("-", "_").toUpperCase();
}

function valueOf(flag: Flag, name: string, value: string): unknown {
  if (flag.read !== undefined) return flag.repeatable === true ? value.split(",") : value;
  if (/^(?:1|true|yes|on)$/i.test(value)) return true;
  if (/^(?:0|false|no|off)$/i.test(value)) return false;
  throw fail("bad-option", { flag: name, value, wrong: "`true` or `false` is needed" });
}
