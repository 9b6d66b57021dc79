// One named source and the options → its analysis, or the message that says why there is none.

import {
  type Analysis,
  analyzeLog,
  type AnalyzeOptions,
  type Log,
  type RunAnalysis,
  UnknownColumnError,
} from "../../index.ts";
import { fail } from "../errors.ts";
import { nearest } from "../nearest.ts";
import type { Options } from "../options/parsed.ts";
import { isAsked, rangeText } from "./asked.ts";
import type { Context } from "./context.ts";
import { load } from "./load.ts";
import { unreadable } from "./unreadable.ts";

export async function analyzeSource({ io, options }: Context, file: string): Promise<Analysis> {
  const loaded = await load(io, file);
  const { source, log } = loaded;
  if (log.runs.length === 0) throw unreadable(loaded);
  const asked = log.runs.some(({ rows }) => rows.some((row) => isAsked(row, options)));
  if (!asked) throw fail("no-rows-left", { source, range: rangeText(options) });
  try {
    const analysis = analyzeLog(log, { ...analyzeOptions(options), source });
    if (analysis.runs.length === 0) throw fail("no-total", { source, columns: columnsOf(log) });
    analysis.runs.forEach((run) => checkWeights(run, options.weights));
    return analysis;
  } catch (error) {
    if (!(error instanceof UnknownColumnError)) throw error;
    const { column, known } = error;
    throw fail("unknown-column", { source, column, known, nearest: nearest(column, known) });
  }
}

function columnsOf({ runs }: Log): string[] {
  return [...new Set(runs.flatMap(({ columns }) => columns))];
}

/** Declared weights that fit no component would otherwise be ignored. */
function checkWeights({ source, components }: RunAnalysis, weights: Options["weights"]): void {
  if (weights === undefined || components.length === 0) return;
  if (isList(weights)) {
    const given = weights.length;
    if (given === components.length) return;
    const reason = `${given} weights are given for ${components.length} components: ${components.join(", ")}`;
    throw fail("bad-weights", { source, reason });
  }
  for (const name of weights.keys()) {
    if (components.includes(name) || components.includes(`${name}_loss`)) continue;
    throw fail("unknown-column", {
      source,
      column: name,
      known: components,
      nearest: nearest(name, components),
    });
  }
}

function isList(weights: NonNullable<Options["weights"]>): weights is readonly number[] {
  return Array.isArray(weights);
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
