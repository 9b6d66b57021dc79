// Named logs → one analysis of them all, and a message for every log or run that could not be judged.

import type { Analysis } from "../../index.ts";
import { CliError } from "../errors.ts";
import type { Context } from "./context.ts";
import { eachSource } from "./each-source.ts";
import { joined } from "./joined.ts";
import { unjudged } from "./unjudged.ts";

export interface Analyzed {
  readonly analysis: Analysis;
  readonly failures: readonly CliError[];
}

export async function analyzeAll(context: Context): Promise<Analyzed> {
  const analyses: Analysis[] = [];
  const failures: CliError[] = [];
  for await (const outcome of eachSource(context, "analysis")) {
    if (outcome instanceof CliError) failures.push(outcome);
    else {
      analyses.push(outcome);
      failures.push(...unjudged(outcome.runs));
    }
  }
  return { analysis: joined(analyses, failures), failures };
}
