// A pattern (`logs/**/*.log`) → the files whose paths it matches, by name.

import { relative } from "node:path";

import zeptomatch from "zeptomatch";

import { filesBelow, type WalkLimits } from "./walk.ts";

const MAGIC = /[*?[{]/;

/** With `/` between its parts. As with those of a shell, no hidden file is matched, and no link to a folder followed. */
export async function filesLike(pattern: string, limits: WalkLimits): Promise<readonly string[]> {
  const parts = pattern.split("/");
  const at = parts.findIndex((part) => MAGIC.test(part));
  const root = at === 0 ? "." : parts.slice(0, at).join("/") || "/";
  const below = parts.slice(at).join("/");
  const matches = (path: string, partial: boolean): boolean =>
    zeptomatch(below, relative(root, path), { partial });
  const found: string[] = [];
  for await (const { path, isRegular } of filesBelow(root, limits, (folder) =>
    matches(folder, true),
  ))
    if (isRegular && matches(path, false)) found.push(path);
  return found.toSorted((a, b) => (a < b ? -1 : 1));
}
