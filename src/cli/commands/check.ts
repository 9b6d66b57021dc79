// Named logs and budgets → reports that say which rules hold, and an exit code that a CI job can act on.

import { dirname, relative, resolve, sep } from "node:path";

import {
  type AcceptedFinding,
  acceptKnown,
  type Analysis,
  type Budgets,
  exitCodeOf,
  hasPenalty,
  judge,
  NO_REASON,
  renewed,
  type RunAnalysis,
  staleEntries,
} from "../../index.ts";
import { andMore, codeOf } from "../error-words.ts";
import { CliError, fail } from "../errors.ts";
import type { ExitCode } from "../exit-code.ts";
import { messageText, noteText } from "../message-text.ts";
import type { Context } from "./context.ts";
import { eachSource } from "./each-source.ts";
import { joined } from "./joined.ts";
import { chosenFormats, writeReports } from "./write-reports.ts";

export async function check(context: Context): Promise<ExitCode> {
  const { io, options } = context;
  const choices = chosenFormats(context);
  const changesBaseline = options.updateBaseline || options.pruneBaseline;
  if (changesBaseline && options.baseline === undefined) {
    const flag = options.updateBaseline ? "--update-baseline" : "--prune-baseline";
    throw fail("baseline-needed", { flag });
  }
  const accepted = await acceptedIn(context);
  const budgets = await budgetsOf(context);
  const { analysis, failures } = await joined(eachSource(context, "analysis"));
  const judged = judge(analysis, budgets);
  const pathOf = pathFrom(dirname(options.baseline ?? ""));
  const known = changesBaseline
    ? await writeBaseline(context, acceptKnown(judged, accepted, pathOf), accepted, pathOf)
    : accepted;
  const outcomes = acceptKnown(judged, known, pathOf);
  const exitCode = exitCodeOf(outcomes, failures.length);
  const checked: Analysis = {
    ...analysis,
    check: {
      outcomes,
      exitCode,
      stale: staleEntries(outcomes, known, pathOf),
    },
  };
  await writeReports(context, checked, choices);
  for (const one of failures) await io.stderr.write(messageText(one, context));
  const unexplained = known.filter(({ reason }) => reason === NO_REASON).length;
  if (options.updateBaseline && unexplained > 0) await io.stderr.write(reasonNote(unexplained));
  return exitCode;
}

function reasonNote(findings: number): string {
  const count = findings === 1 ? "1 finding is" : `${findings} findings are`;
  return `lossledger: ${count} accepted without a reason; write it into the baseline, or give --reason\n`;
}

async function budgetsOf(context: Context): Promise<Budgets> {
  const { maxResidual, failOn, minEpochs, expectPenalty, model, against } = context.options;
  return {
    expectPenalty: expectPenalty || (model !== undefined && hasPenalty(model.content)),
    maxResidual,
    failOn,
    minEpochs,
    against: against === undefined ? undefined : await runsOf(context, against),
  };
}

/** The runs of a log, or of a folder with runs. */
async function runsOf(context: Context, path: string): Promise<readonly RunAnalysis[]> {
  const runs: RunAnalysis[] = [];
  for await (const outcome of eachSource({ ...context, files: [path] }, "analysis")) {
    if ("failure" in outcome) throw new CliError(outcome.failure);
    runs.push(...outcome.made.runs);
  }
  return runs;
}

async function acceptedIn({ options }: Context): Promise<readonly AcceptedFinding[]> {
  if (options.baseline === undefined) return [];
  const { readBaseline } = await import("../baseline-file.ts");
  return readBaseline(options.baseline, { mayBeMissing: options.updateBaseline });
}

async function writeBaseline(
  { io, options }: Context,
  outcomes: Parameters<typeof renewed>[0],
  accepted: readonly AcceptedFinding[],
  pathOf: (source: string) => string,
): Promise<readonly AcceptedFinding[]> {
  const path = options.baseline ?? "";
  const entries = renewed(outcomes, accepted, pathOf, {
    update: options.updateBaseline,
    prune: options.pruneBaseline,
    reason: options.reason ?? NO_REASON,
  });
  const { baselineText } = await import("../baseline-file.ts");
  try {
    await io.writeFile(path, baselineText(entries));
  } catch (error) {
    throw fail("cannot-write", { path, code: codeOf(error) });
  }
  if (options.pruneBaseline)
    for (const note of pruneNotes(outcomes, accepted, entries, pathOf))
      await io.stderr.write(noteText(path, note, io));
  return entries;
}

/** What was removed, and what was not looked at. */
function pruneNotes(
  outcomes: Parameters<typeof renewed>[0],
  before: readonly AcceptedFinding[],
  after: readonly AcceptedFinding[],
  pathOf: (source: string) => string,
): string[] {
  const judged = new Set(outcomes.map(({ source }) => pathOf(source)));
  const gone = before.filter((entry) => !after.includes(entry));
  const others = before.filter(({ source }) => !judged.has(source));
  const said = [
    [gone, "removed, as no longer found"],
    [others, "kept, as their logs were not checked now"],
  ] as const;
  return said.flatMap(([entries, what]) =>
    entries.length === 0 ? [] : [`${what}: ${andMore(entries.map(entryText))}`],
  );
}

function entryText({ source, run, rule }: AcceptedFinding): string {
  return `\`${source}\` run ${run} \`${rule}\``;
}

/** Sources as the baseline spells them: from its own folder, with `/`, so that neither machine nor directory matters. */
function pathFrom(folder: string): (source: string) => string {
  return (source) =>
    source === "stdin" ? source : relative(resolve(folder), resolve(source)).split(sep).join("/");
}
