// The analyses of several logs, as they come → one analysis of them all, and a message for every log or run that could not be judged.

import type { Analysis } from "../../index.ts";
import type { Attempt, Failure } from "../errors.ts";
import { unjudged } from "./unjudged.ts";

interface Joined {
  readonly analysis: Analysis;
  readonly failures: readonly Failure[];
}

export async function joined(outcomes: AsyncIterable<Attempt<Analysis>>): Promise<Joined> {
  const analyses: Analysis[] = [];
  const failures: Failure[] = [];
  for await (const outcome of outcomes) {
    if ("failure" in outcome) failures.push(outcome.failure);
    else {
      analyses.push(outcome.made);
      failures.push(...unjudged(outcome.made.runs));
    }
  }
  const told = failures.map(({ where, seen, next }) => ({ source: where, seen, next }));
  const analysis: Analysis = {
    schema: "lossledger/v1",
    runs: analyses.flatMap(({ runs }) => runs),
    sources: analyses.flatMap(({ sources }) => sources),
    ...(told.length === 0 ? {} : { unjudged: told }),
  };
  return { analysis, failures };
}
