// The analyses of several logs and the messages for the others → one analysis of them all.

import type { Analysis } from "../../index.ts";
import type { Message } from "../error-words.ts";

export function joined(analyses: readonly Analysis[], failures: readonly Message[]): Analysis {
  const unjudged = failures.map(({ where, seen, next }) => ({ source: where, seen, next }));
  return {
    schema: "lossledger/v1",
    runs: analyses.flatMap(({ runs }) => runs),
    sources: analyses.flatMap(({ sources }) => sources),
    ...(failures.length === 0 ? {} : { unjudged }),
  };
}
