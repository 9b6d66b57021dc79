// Named logs → one analysis of them all, and a message for every log or run that could not be judged.

import type { Analysis, RunAnalysis, Unjudged } from "../../index.ts";
import { CliError, fail, messageOf } from "../errors.ts";
import { analyzeSources } from "./analyze-sources.ts";
import type { Context } from "./context.ts";

export interface Analyzed {
  readonly analysis: Analysis;
  readonly failures: readonly CliError[];
}

export async function analyzeAll(context: Context): Promise<Analyzed> {
  const analyses: Analysis[] = [];
  const failures: CliError[] = [];
  for await (const outcome of analyzeSources(context)) {
    if (outcome instanceof CliError) failures.push(outcome);
    else {
      analyses.push(outcome);
      failures.push(...unjudged(outcome.runs));
    }
  }
  return { analysis: joined(analyses, failures), failures };
}

function unjudgedOf(error: CliError): Unjudged {
  const { where, seen, next } = messageOf(error);
  return { source: where, seen, next };
}

/** Runs of one log with nothing to reconcile are reported, and still count as not judged. */
export function unjudged(runs: readonly RunAnalysis[]): CliError[] {
  const alone = runs.filter(({ components }) => components.length === 0);
  return [...new Set(alone.map(({ total }) => total))].map((total) => {
    const same = alone.filter((run) => run.total === total);
    const epochs = same.reduce((sum, run) => sum + run.epochs, 0);
    return fail("only-total", { source: same[0]?.source ?? "", total, epochs, runs: same.length });
  });
}

function joined(analyses: readonly Analysis[], failures: readonly CliError[]): Analysis {
  return {
    schema: "lossledger/v1",
    runs: analyses.flatMap(({ runs }) => runs),
    sources: analyses.flatMap(({ sources }) => sources),
    ...(failures.length === 0 ? {} : { unjudged: failures.map(unjudgedOf) }),
  };
}
