// One named source and the options → its analysis, or the message that says why there is none.

import type { Analysis, AnalyzeOptions } from "../../index.ts";
import type { Source } from "../../source/run-folders.ts";
import { compileAsUsualFor } from "../compiling.ts";
import { collectSooner, requireMemoryFor } from "../memory.ts";
import type { Options } from "../options/parsed.ts";
import { analyzeLoaded } from "./analyze-loaded.ts";
import type { Context } from "./context.ts";
import { load } from "./load.ts";

export async function analyzeSource({ io, options }: Context, file: Source): Promise<Analysis> {
  const loaded = await load(io, file, { updates: true, dialect: options.dialect });
  requireMemoryFor(loaded.source, loaded.log);
  collectSooner(loaded.log);
  compileAsUsualFor(loaded.log);
  return analyzeLoaded(loaded, analyzeOptions(options));
}

export function analyzeOptions(options: Options): AnalyzeOptions {
  const { total, components, weights, expectPenalty, penalty, model, source } = options;
  const { signs, updates, precision, split, epochs } = options;
  return {
    total,
    components,
    weights,
    expectPenalty,
    penalty,
    model: model?.content,
    script: source?.content,
    signs,
    updates,
    precision,
    split,
    epochs,
  };
}
