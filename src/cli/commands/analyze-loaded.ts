// What was read of one source → its analysis, or the message that says why there is none.

import {
  type Analysis,
  analyzeLog,
  type AnalyzeOptions,
  mayBeTotal,
  UnknownColumnError,
  WeightsError,
} from "../../index.ts";
import { fail } from "../errors.ts";
import type { Options } from "../options/parsed.ts";
import { isSelected, selectionText } from "./selected-rows.ts";
import type { Loaded } from "./loaded.ts";
import { unreadable } from "./unreadable.ts";

/** Throws a CliError where there is nothing to judge. */
export function analyzeLoaded(loaded: Loaded, options: AnalyzeOptions): Analysis {
  const { source, log } = loaded;
  if (log.runs.length === 0) throw unreadable(loaded);
  const analysis = withMessage(source, () => analyzeLog(log, { ...options, source }));
  if (analysis.runs.length === 0) {
    const columns = [...new Set(log.runs.flatMap((run) => run.columns))];
    if (log.dialect === "mlflow" && columns.join() === "metric")
      throw fail("one-metric", { source });
    const totals = columns.filter(mayBeTotal);
    const next = log.runs[0]?.writer.facts?.next?.text;
    throw fail("no-total", { source, columns, totals, next });
  }
  const { runs } = analysis;
  if (runs.some(({ rows }) => rows.some((row) => isSelected(row, options)))) return analysis;
  throw fail("no-rows-left", { source, range: selectionText(options) });
}

/** What the flags ask for. */
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

/** What the user declared and the log contradicts becomes a message. */
export function withMessage<T>(source: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof WeightsError) {
      const { message, unknown = "", known } = error;
      throw fail("bad-weights", { source, reason: message, name: unknown, known });
    }
    if (!(error instanceof UnknownColumnError)) throw error;
    throw fail("unknown-column", { source, name: error.column, known: error.known });
  }
}
