// Named logs → reports on stdout or in files, messages on stderr, and whether every log could be judged.

import { type Analysis, findFormat, type RenderOptions, type RunAnalysis } from "../../index.ts";
import { CliError, codeOf, fail, messageText } from "../errors.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { FormatChoice } from "../options/check.ts";
import { createStyle, wantsColor, widthFor } from "../surroundings.ts";
import { analyzeSources } from "./analyze-sources.ts";
import type { Context } from "./context.ts";

export async function diagnose(context: Context): Promise<ExitCode> {
  const choices = context.options.format ?? [{ id: "text", path: null }];
  const toStdout = choices.filter(({ path }) => path === null);
  if (toStdout.length > 1) throw fail("twice-stdout", { formats: toStdout.map(({ id }) => id) });
  const analyses: Analysis[] = [];
  const failures: CliError[] = [];
  for await (const outcome of analyzeSources(context)) {
    if (outcome instanceof CliError) failures.push(outcome);
    else {
      analyses.push(outcome);
      failures.push(...outcome.runs.flatMap(unjudged));
    }
  }
  const whole = joined(analyses);
  if (whole.runs.length > 0)
    for (const choice of choices) await writeReport(context, whole, choice);
  for (const error of failures) await context.io.stderr.write(messageText(error, context.unicode));
  return failures.length === 0 ? EXIT.judged : EXIT.notJudged;
}

/** A run with nothing to reconcile is reported, and still counts as not judged. */
function unjudged(run: RunAnalysis): CliError[] {
  if (run.components.length > 0) return [];
  return [fail("only-total", { source: run.source, total: run.total, epochs: run.epochs })];
}

function joined(analyses: readonly Analysis[]): Analysis {
  return {
    schema: "lossledger/v1",
    runs: analyses.flatMap(({ runs }) => runs),
    sources: analyses.flatMap(({ sources }) => sources),
  };
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
