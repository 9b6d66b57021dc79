// The runs of a page → its sections: the worst first, each with its id and the part of its path that tells it from the others.

import type { Analysis, RunAnalysis } from "../../analysis/analysis.ts";
import { commonFolder, worstFirst } from "../../analysis/answer/short.ts";

export interface PageSection extends Pick<RunAnalysis, "verdict"> {
  readonly run: RunAnalysis;
  readonly id: string;
  readonly name: string;
}

export function sectionsOf({ runs }: Analysis): readonly PageSection[] {
  const folder = commonFolder(runs.map(({ source }) => source));
  return worstFirst(
    runs.map((run, i) => ({
      run,
      verdict: run.verdict,
      id: `run-${i + 1}`,
      name: run.source.slice(folder.length),
    })),
  );
}
