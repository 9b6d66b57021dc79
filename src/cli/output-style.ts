// Flags, environment and terminal → whether to use colour and characters beyond ASCII, and how many columns there are.

import { Chalk } from "chalk";

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

const chalk = new Chalk({ level: 1 });

export function createStyle(color: boolean, unicode: boolean): Style {
  const plain = plainStyle(unicode);
  if (!color) return plain;
  return {
    ...plain,
    strong: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    warn: (text) => chalk.yellow(text),
    code: (text) => chalk.cyan(text),
  };
}
