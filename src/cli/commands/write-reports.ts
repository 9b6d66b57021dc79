// An analysis and the chosen formats → reports on stdout and in files.

import { isAbsolute, relative, resolve, sep } from "node:path";

import {
  type Analysis,
  explain,
  findFormat,
  plainStyle,
  type RenderOptions,
  ruleHelp,
} from "../../index.ts";
import { systemCode } from "../../source/system-code.ts";
import { fail } from "../errors.ts";
import type { Io } from "../io.ts";
import type { FormatChoice } from "../options/readers.ts";
import type { Output } from "../streams.ts";
import { lookFor } from "../output-style.ts";
import { version } from "../version.ts";
import type { Context } from "./context.ts";
import { PRINTED_BY } from "./sources.ts";

/** What goes where; refuses two reports for stdout before anything is read. */
export function chosenFormats({ options }: Context): readonly FormatChoice[] {
  const choices = options.format ?? [{ id: "text", path: null }];
  const toStdout = choices.filter(({ path }) => path === null);
  if (toStdout.length > 1) throw fail("twice-stdout", { formats: toStdout.map(({ id }) => id) });
  return choices;
}

export async function writeReports(
  context: Context,
  analysis: Analysis,
  choices: readonly FormatChoice[],
): Promise<void> {
  for (const choice of choices) {
    const pieces = reportPieces(context, analysis, choice);
    const { path } = choice;
    try {
      if (path === null) await writePieces(context.io.stdout, pieces);
      else await context.io.writeFile(path, pieces);
    } catch (error) {
      const name = path ?? context.io.stdout.name;
      const code = systemCode(error);
      if (name === undefined || code === undefined) throw error;
      throw fail("cannot-write", { path: name, code });
    }
  }
}

/** Characters of a piece at least: what is worth a call of the system. */
const PIECE = 2 ** 16;

/** Texts one after the other, put together. */
export function* inPieces(texts: Iterable<string>): Generator<string> {
  let piece = "";
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

/** Each is made when the one before is written. */
export async function writePieces(
  stdout: Output,
  pieces: Iterable<string | Uint8Array>,
): Promise<void> {
  for (const piece of pieces) {
    if (stdout.gone) return;
    await stdout.write(piece);
  }
}

export function reportPieces(
  context: Context,
  analysis: Analysis,
  { id, path }: FormatChoice,
): Iterable<string> {
  const format = findFormat(id);
  if (format === undefined) throw new Error(`no format ${id}`);
  const { io, options, unicode } = context;
  const look = lookFor(context);
  const render: RenderOptions = {
    ...(path === null ? look : { ...look, style: plainStyle(unicode) }),
    verbose: options.verbose,
    plot: options.plot,
    brief: options.quiet,
    pathOf: (source) => pathFrom(rootOf(io), source),
    ruleHelp: helpOf,
    version,
  };
  return inPieces(format.pieces?.(analysis, render) ?? [format.render(analysis, render)]);
}

/** CI services name the root of the repository; elsewhere it is where the command runs. */
function rootOf({ env }: Io): string {
  return resolve(env["GITHUB_WORKSPACE"] ?? env["CI_PROJECT_DIR"] ?? ".");
}

/** From the root, with `/`; whole where the file lies elsewhere. */
function pathFrom(root: string, source: string): string | null {
  if (source === "stdin" || source.startsWith(PRINTED_BY)) return null;
  const path = relative(root, resolve(source));
  const isInside = !isAbsolute(path) && path.split(sep)[0] !== "..";
  return (isInside ? path : resolve(source)).split(sep).join("/");
}

function helpOf(rule: string): ReturnType<NonNullable<RenderOptions["ruleHelp"]>> {
  const own = ruleHelp(rule);
  if (own !== undefined) return { text: own.help, markdown: own.help };
  const plain = { style: plainStyle(true), width: 100, verbose: false };
  const [text, markdown] = [explain(rule, plain), explain(rule, { markdown: true })];
  return text === undefined || markdown === undefined ? undefined : { text, markdown };
}
