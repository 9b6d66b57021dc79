// One named source and the options → its analysis, or the message that says why there is none.

import { analyze, type Analysis, type AnalyzeOptions, UnknownColumnError } from "../../index.ts";
import { fail } from "../errors.ts";
import { nearest } from "../nearest.ts";
import type { Options } from "../options/parsed.ts";
import type { Context } from "./context.ts";
import { load } from "./load.ts";
import { unreadable } from "./unreadable.ts";

export async function analyzeSource({ io, options }: Context, file: string): Promise<Analysis> {
  const { source, bytes } = await load(io, file);
  try {
    const analysis = analyze(bytes, { ...analyzeOptions(options), source });
    if (analysis.runs.length === 0) throw unreadable(source, bytes, analysis.sources[0]?.skipped);
    return analysis;
  } catch (error) {
    if (!(error instanceof UnknownColumnError)) throw error;
    const { column, known } = error;
    throw fail("unknown-column", { source, column, known, nearest: nearest(column, known) });
  }
}

function analyzeOptions({ total, components, weights, split, epochs }: Options): AnalyzeOptions {
  return {
    ...(total === undefined ? {} : { total }),
    ...(components === undefined ? {} : { components }),
    ...(weights === undefined ? {} : { weights }),
    ...(split === undefined ? {} : { split }),
    ...(epochs === undefined ? {} : { epochs }),
  };
}
