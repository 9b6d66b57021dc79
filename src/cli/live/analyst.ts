// The bytes of a log while it is being written → what has become certain, now and then, and at the end its analysis.

import {
  type Analysis,
  analyzeLog,
  createLogReader,
  type Known,
  type Log,
  type News,
  newsOf,
} from "../../index.ts";
import { analyzeLoaded, analyzeOptions } from "../commands/analyze-loaded.ts";
import { type Attempt, attempt } from "../errors.ts";
import type { Options } from "../options/parsed.ts";

/** What an analysis on the way has to say. */
export interface InterimResult {
  /** Of the last run. */
  readonly known: Known | null;
  readonly news: readonly News[];
}

export interface Analyst {
  /** Settles when there is room for more; the chunk may then be used again. */
  push(chunk: Uint8Array): void | Promise<void>;
  /** Nothing waits to be read: time to judge what is there, if there is enough that is new. */
  look(): void;
  end(): Promise<Attempt<Analysis>>;
  /** Frees what it holds; needed after `end` too. */
  close(): Promise<void>;
}

/** The first analysis is made after so many epochs; two points tell nothing apart. */
const FIRST_LOOK = 3;
/** The next one when the run has half as many epochs again: all of them together cost three times the last one. */
const RUN_GROWTH = 0.5;
/** And the log so many more, as its runs are put together anew each time. */
const LOG_GROWTH = 0.02;

/** Analyses in this thread, so `push` may take long. */
export function createAnalyst(
  source: string,
  options: Options,
  tell: (interim: InterimResult) => void,
): Analyst {
  let epochs = 0;
  let next = FIRST_LOOK;
  /** Runs that were over at the last look: what was said of them stays. */
  let over = 0;
  let isBroken = false; // a number that is not finite was seen
  const reader = createLogReader({
    updates: true,
    onRecord({ origin, values }) {
      if (origin !== "epoch") return;
      epochs += 1;
      if (isBroken) return;
      for (const { value } of values.values()) isBroken ||= !Number.isFinite(value);
      if (isBroken) next = epochs;
    },
  });
  return {
    push: reader.push.bind(reader),
    look() {
      if (epochs < next) return;
      const log = reader.snapshot();
      const ofRun = log.runs.at(-1)?.rows.length ?? 0;
      next = Math.ceil(epochs + Math.max(FIRST_LOOK, RUN_GROWTH * ofRun, LOG_GROWTH * epochs));
      tell(interimOf({ ...log, runs: log.runs.slice(over) }, source, options));
      over = Math.max(0, log.runs.length - 1);
    },
    async end() {
      const loaded = { source, log: reader.end(), damage: null };
      return await attempt(() => analyzeLoaded(loaded, analyzeOptions(options)));
    },
    async close() {},
  };
}

/** Declarations that the log does not bear out are left for the end. */
function interimOf(log: Log, source: string, options: Options): InterimResult {
  try {
    const analysis = analyzeLog(log, { ...analyzeOptions(options), source });
    const last = analysis.runs.at(-1);
    const known = last && {
      total: last.total,
      components: last.components,
      weights: last.weights,
      segments: last.segments,
    };
    return { known: known ?? null, news: newsOf(analysis, options.expectPenalty) };
  } catch {
    return { known: null, news: [] };
  }
}
