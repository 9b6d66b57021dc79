// The runs of a page → its sections: the worst first, each with its id and the part of its path that tells it from the others.

import type { Analysis, RunAnalysis } from "../../analysis/analysis.ts";
import { commonFolder, worstFirst } from "../../analysis/answer/short.ts";

export interface PageSection extends Pick<RunAnalysis, "verdict"> {
  readonly run: RunAnalysis;
  /** Null where the page has no section of it but its line in the table: of 9,000 runs they would be 60 MB. */
  readonly id: string | null;
  readonly name: string;
}

export const MOST_SECTIONS = 1000;

export function sectionsOf({ runs }: Analysis): readonly PageSection[] {
  const folder = commonFolder(runs.map(({ source }) => source));
  const all = worstFirst(
    runs.map((run, i) => ({
      run,
      verdict: run.verdict,
      id: `run-${i + 1}`,
      name: run.source.slice(folder.length),
    })),
  );
  return all.map((section, place) => (place < MOST_SECTIONS ? section : { ...section, id: null }));
}
