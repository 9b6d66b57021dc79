// An analysis and the chosen formats → reports on stdout and in files.

import { type Analysis, findFormat, type RenderOptions } from "../../index.ts";
import { codeOf, fail } from "../errors.ts";
import type { FormatChoice } from "../options/check.ts";
import { createStyle, wantsColor, widthFor } from "../surroundings.ts";
import type { Context } from "./context.ts";

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
  for (const choice of choices) await writeReport(context, analysis, choice);
}

async function writeReport(
  { io, options, unicode }: Context,
  analysis: Analysis,
  { id, path }: FormatChoice,
): Promise<void> {
  const format = findFormat(id);
  if (format === undefined) throw new Error(`no format ${id}`);
  const color = path === null && wantsColor(options.color, io.env, io.stdout.isTTY);
  const render: RenderOptions = {
    style: await createStyle(color, unicode),
    width: widthFor(options.width, io.stdout),
    verbose: options.verbose,
    brief: options.quiet,
    docs: (cause) => `lossledger explain ${cause}`,
  };
  const text = format.render(analysis, render);
  if (path === null) {
    await io.stdout.write(text);
    return;
  }
  try {
    await io.writeFile(path, text);
  } catch (error) {
    throw fail("cannot-write", { path, code: codeOf(error) });
  }
}
