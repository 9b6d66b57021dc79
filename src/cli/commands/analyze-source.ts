// One named source and the options → its analysis, or the message that says why there is none.

import type { Analysis, AnalyzeOptions } from "../../index.ts";
import { memoryFor, requireMemory } from "../memory.ts";
import type { Options } from "../options/parsed.ts";
import { analyzeLoaded } from "./analyze-loaded.ts";
import type { Context } from "./context.ts";
import { load } from "./load.ts";
import type { Source } from "./sources.ts";

export async function analyzeSource({ io, options }: Context, file: Source): Promise<Analysis> {
  const loaded = await load(io, file, { updates: true, dialect: options.dialect });
  requireMemory(loaded.source, memoryFor(loaded.log));
  return analyzeLoaded(loaded, analyzeOptions(options));
}

export function analyzeOptions({
  total,
  components,
  weights,
  penalty,
  model,
  source,
  split,
  signs,
  updates,
  precision,
  epochs,
  expectPenalty,
}: Options): AnalyzeOptions {
  return {
    expectPenalty,
    ...(total === undefined ? {} : { total }),
    ...(components === undefined ? {} : { components }),
    ...(weights === undefined ? {} : { weights }),
    ...(penalty === undefined ? {} : { penalty }),
    ...(model === undefined ? {} : { model: model.config }),
    ...(source === undefined ? {} : { script: source.said }),
    ...(split === undefined ? {} : { split }),
    ...(signs === undefined ? {} : { signs }),
    ...(updates === undefined ? {} : { updates }),
    ...(precision === undefined ? {} : { precision }),
    ...(epochs === undefined ? {} : { epochs }),
  };
}
