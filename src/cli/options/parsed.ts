// What commander collected → the options of a command; the checks are loaded only when there is a value to check.

import type { Checked } from "./check.ts";
import { flags } from "./index.ts";

export interface Options extends Checked {
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly ascii: boolean;
  readonly rejects: boolean;
  readonly log: boolean;
  readonly expectPenalty: boolean;
  readonly updateBaseline: boolean;
  readonly pruneBaseline: boolean;
}

const SWITCHES = [
  "verbose",
  "quiet",
  "ascii",
  "rejects",
  "log",
  "expectPenalty",
  "updateBaseline",
  "pruneBaseline",
] as const;

export async function readOptions(raw: Readonly<Record<string, unknown>>): Promise<Options> {
  const withValue = Object.keys(raw).some((key) => typeof raw[key] !== "boolean");
  const checked = withValue ? (await import("./check.ts")).checkOptions(raw, flagOf) : {};
  const switches = Object.fromEntries(SWITCHES.map((key) => [key, raw[key] === true]));
  return { ...checked, ...(switches as Record<(typeof SWITCHES)[number], boolean>) };
}

/** `--weights` for the key `weights`. */
function flagOf(key: string): string {
  const record = flags.find((flag) => flag.key === key);
  return /--[a-z-]+/.exec(record?.flags ?? "")?.[0] ?? `--${key}`;
}
