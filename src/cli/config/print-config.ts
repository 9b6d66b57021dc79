// Settings → a line each: key, value, and where it came from; defaults too.

import { escapeTerminal } from "../../index.ts";
import type { CommandName } from "../options/flag.ts";
import { flagsOf } from "../options/index.ts";
import type { Settings } from "./settings.ts";

export function printConfig(command: CommandName, settings: Settings): string {
  const rows = flagsOf(command)
    .filter(({ once }) => once !== true)
    .map(({ key, fallback = "", below, read }) => {
      const setting = settings.get(key);
      const name = `${below === undefined ? "" : `${below}.`}${key}`;
      const unset = read === undefined ? "false" : fallback;
      return [
        name,
        setting === undefined ? unset || "(not set)" : valueText(setting.value),
        setting?.origin ?? "default",
      ] as const;
    });
  const [first, second] = [0, 1].map((i) =>
    Math.max(...rows.map((row) => (row[i as 0 | 1] ?? "").length)),
  ) as [number, number];
  return rows
    .map(([name, value, origin]) =>
      `${name.padEnd(first)}  ${value.padEnd(Math.min(second, 40))}  ${escapeTerminal(origin)}`.trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join("");
}

function valueText(value: unknown): string {
  return escapeTerminal(typeof value === "string" ? value : JSON.stringify(value));
}
