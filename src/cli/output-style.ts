// Flags, environment and terminal → whether to use colour and characters beyond ASCII, and how many columns there are.

import type { RenderOptions, Style } from "../index.ts";
import { plainStyle } from "../index.ts";
import type { Context } from "./commands/context.ts";
import type { Io } from "./io.ts";
import type { Output } from "./streams.ts";

export type ColorFlag = "auto" | "always" | "never";

type Environment = Io["env"];

/** `--color` > NO_COLOR > FORCE_COLOR > TERM=dumb > terminal or not. */
export function wantsColor(flag: ColorFlag | undefined, env: Environment, isTTY: boolean): boolean {
  if (flag === "always") return true;
  if (flag === "never") return false;
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  const force = env["FORCE_COLOR"];
  if (force !== undefined && force !== "") return force !== "0" && force !== "false";
  return env["TERM"] !== "dumb" && isTTY;
}

/**
 * `--ascii`, TERM=dumb and a locale that names another character set than UTF-8 mean ASCII. No locale at all is
 * taken as UTF-8, as Python does (PEP 538): containers and CI machines often set none.
 */
export function wantsUnicode(ascii: boolean, env: Environment): boolean {
  if (ascii || env["TERM"] === "dumb") return false;
  const locale = [env["LC_ALL"], env["LC_CTYPE"], env["LANG"]].find(
    (value) => (value ?? "") !== "",
  );
  return locale === undefined || /utf-?8/i.test(locale);
}

const FALLBACK_COLUMNS = 80;
const NARROWEST = 60;
const WIDEST = 200;

/** The last column stays free: terminals differ in whether a line that fills it takes two lines. */
export function widthFor(flag: number | undefined, output: Output, narrowest = NARROWEST): number {
  if (flag !== undefined) return flag;
  const columns = (output.isTTY ? output.columns : undefined) || FALLBACK_COLUMNS;
  return Math.min(Math.max(columns, narrowest), WIDEST) - 1;
}

/** How a report looks on an output; `narrowest` is that of a terminal. */
export function lookFor(
  { io, options, unicode }: Pick<Context, "io" | "options" | "unicode">,
  output: Output = io.stdout,
  narrowest = NARROWEST,
): Pick<RenderOptions, "style" | "width"> {
  return {
    style: createStyle(wantsColor(options.color, io.env, output.isTTY), unicode),
    width: widthFor(options.width, output, narrowest),
  };
}

/** Numbers of the terminal's own escapes (ECMA-48, SGR) that begin and end each style. */
const ESCAPES: Readonly<Record<keyof Omit<Style, "unicode">, readonly [on: number, off: number]>> =
  {
    strong: [1, 22],
    dim: [2, 22],
    good: [32, 39],
    bad: [31, 39],
    warn: [33, 39],
    code: [36, 39],
  };

export function createStyle(color: boolean, unicode: boolean): Style {
  const plain = plainStyle(unicode);
  if (!color) return plain;
  const styles = Object.entries(ESCAPES).map(([name, [on, off]]) => [
    name,
    (text: string): string => `\u001b[${on}m${text}\u001b[${off}m`,
  ]);
  return { ...plain, ...Object.fromEntries(styles) };
}
