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
      failures.push(...outcome.runs.flatMap(unjudged));
    }
  }
  return { analysis: joined(analyses, failures), failures };
}

function unjudgedOf(error: CliError): Unjudged {
  const { where, seen, next } = messageOf(error);
  return { source: where, seen, next };
}

/** A run with nothing to reconcile is reported, and still counts as not judged. */
function unjudged(run: RunAnalysis): CliError[] {
  if (run.components.length > 0) return [];
  return [fail("only-total", { source: run.source, total: run.total, epochs: run.epochs })];
}

function joined(analyses: readonly Analysis[], failures: readonly CliError[]): Analysis {
  return {
    schema: "lossledger/v1",
    runs: analyses.flatMap(({ runs }) => runs),
    sources: analyses.flatMap(({ sources }) => sources),
    ...(failures.length === 0 ? {} : { unjudged: failures.map(unjudgedOf) }),
  };
}
