// A directory → the configuration file that holds for it: its own, or that of the nearest directory above.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

import { unreadReason } from "../error-words.ts";
import { fail } from "../errors.ts";
import type { Io } from "../io.ts";

export interface FoundConfig {
  readonly path: string;
  /** The path from where the command runs, for messages. */
  readonly shown: string;
  /** Key under which the file holds it, for messages: `tool.lossledger`; empty where the file holds nothing else. */
  readonly under: string;
  readonly content: unknown;
}

/** The names that are looked for in each directory. */
export const CONFIG_NAMES: readonly string[] = [
  ".lossledgerrc.json",
  ".lossledgerrc",
  "package.json",
  "pyproject.toml",
];

/**
 * Looks upward from `cwd`, up to the directory with a `.git`, the home directory, or the root. Two files in one
 * directory are an error: neither is passed over in silence.
 */
export async function findConfig({ cwd, env }: Io): Promise<FoundConfig | undefined> {
  const home = env["HOME"] ?? env["USERPROFILE"];
  let folder = resolve(cwd);
  for (;;) {
    const found: FoundConfig[] = [];
    for (const name of CONFIG_NAMES) {
      const path = join(folder, name);
      const config = existsSync(path) ? await readConfig(path, cwd) : undefined;
      if (config !== undefined) found.push(config);
    }
    const [first, second] = found;
    if (first !== undefined && second !== undefined)
      throw fail("two-configs", { paths: found.map(({ shown }) => shown) });
    if (first !== undefined) return first;
    const parent = dirname(folder);
    const isHome = home !== undefined && home !== "" && folder === resolve(home);
    if (parent === folder || isHome || existsSync(join(folder, ".git"))) return undefined;
    folder = parent;
  }
}

/** Undefined for a package.json or pyproject.toml that holds nothing for lossledger. */
export async function readConfig(path: string, cwd: string): Promise<FoundConfig | undefined> {
  const shown = relative(cwd, path) || path;
  let text: string;
  try {
    text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw fail("bad-config", { path: shown, key: "", wrong: unreadReason(error) });
  }
  const isManifest = path.endsWith("package.json");
  const isToml = path.endsWith(".toml");
  // Most package.json and pyproject.toml files are of no concern: not worth parsing, and their mistakes are not ours.
  if ((isManifest || isToml) && !text.includes("lossledger")) return undefined;
  const content = isToml ? await readToml(shown, text) : readJson(shown, text);
  const whole = { path, shown, under: "", content };
  if (isManifest) return inside(whole, ["lossledger"]);
  return path.endsWith("pyproject.toml") ? inside(whole, ["tool", "lossledger"]) : whole;
}

function inside(whole: FoundConfig, keys: readonly string[]): FoundConfig | undefined {
  let own = whole.content;
  for (const key of keys) {
    if (typeof own !== "object" || own === null || !Object.hasOwn(own, key)) return undefined;
    own = (own as Readonly<Record<string, unknown>>)[key];
  }
  return { ...whole, under: keys.join("."), content: own };
}

function readJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fail("bad-config", { path, key: "", wrong: `not JSON: ${reasonOf(error)}` });
  }
}

async function readToml(path: string, text: string): Promise<unknown> {
  const { parse, TomlError } = await import("./toml.ts");
  try {
    return parse(text);
  } catch (error) {
    const line = error instanceof TomlError ? `, line ${error.line}` : "";
    throw fail("bad-config", { path, key: "", wrong: `not TOML${line}: ${reasonOf(error)}` });
  }
}

/** The first line: the others draw the place in the file. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : "unknown";
}
