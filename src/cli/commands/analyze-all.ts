// Named logs → one analysis of them all, and a message for every log or run that could not be judged.

import type { Analysis } from "../../index.ts";
import type { Failure } from "../errors.ts";
import type { Context } from "./context.ts";
import { eachSource } from "./each-source.ts";
import { joined } from "./joined.ts";
import { unjudged } from "./unjudged.ts";

export interface Analyzed {
  readonly analysis: Analysis;
  readonly failures: readonly Failure[];
}

export async function analyzeAll(context: Context): Promise<Analyzed> {
  const analyses: Analysis[] = [];
  const failures: Failure[] = [];
  for await (const outcome of eachSource(context, "analysis")) {
    if ("failure" in outcome) failures.push(outcome.failure);
    else {
      analyses.push(outcome.made);
      failures.push(...unjudged(outcome.made.runs));
    }
  }
  return { analysis: joined(analyses, failures), failures };
}
