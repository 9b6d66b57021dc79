// A run → a few words for a line of a list: which verdict, how sure, and how much is left.

import { thoseOf } from "../../math/sequence.ts";
import { largest, smallest } from "../../math/statistics.ts";
import { type VerdictId, verdicts } from "../../verdict/verdicts.ts";
import type { RunAnalysis } from "../analysis.ts";
import { alike, wordsFor } from "./advice.ts";
import { percent } from "./amounts.ts";
import { mainRows, wholeRows } from "./run-rows.ts";

/** Verdicts in words, as lists and counts of runs have them. */
export const verdictTitles: Readonly<Record<VerdictId, string>> = {
  "not-finite": "not finite",
  "hidden-term": "hidden term",
  "cannot-tell": "cannot tell",
  "nothing-to-compare": "nothing to compare",
  "measured-differently": "measured differently",
  "changing-weights": "weights change",
  "other-weights": "other weights",
  "adds-up": "adds up",
};

/** `hidden term: weight penalty`, `short last batch`, `adds up`. */
export function shortVerdict(run: RunAnalysis): string {
  const { id } = run.verdict;
  const [best] = run.findings;
  const cause =
    best === undefined ? "" : wordsFor(run, best.cause).name.replace(/^(?:an?|the) /, "");
  const isNamed = alike(run).length === 0 && cause !== "";
  if (!isNamed || !(id === "hidden-term" || id === "measured-differently"))
    return verdictTitles[id];
  return id === "hidden-term" ? `hidden: ${cause}` : cause;
}

/** How sure that is: as sure as its less certain half. */
function shortCertainty(run: RunAnalysis): string {
  const { id, certainty } = run.verdict;
  if (id === "cannot-tell" || id === "nothing-to-compare") return "";
  const named = id === "hidden-term" || id === "measured-differently";
  const own = named && alike(run).length === 0 ? run.findings[0]?.certainty : undefined;
  const levels = [certainty, own ?? certainty];
  if (levels.includes("possible")) return "perhaps";
  return levels.includes("moderate") ? "likely" : "almost certain";
}

/** Title of a column that says which epochs, or other rows, each run has. */
export function spanTitle(runs: readonly RunAnalysis[]): string {
  const clocks = [...new Set(runs.map(({ clock }) => clock))];
  return `${clocks.length === 1 ? clocks[0] : "epoch"}s`;
}

/** `2–11`; `iterations 20–400` in a column of epochs. */
export function spanText(run: RunAnalysis, runs: readonly RunAnalysis[]): string {
  const { clock, firstEpoch, lastEpoch } = run;
  const numbers = firstEpoch === lastEpoch ? `${firstEpoch}` : `${firstEpoch}–${lastEpoch}`;
  return spanTitle(runs) === `${clock}s` ? numbers : `${clock}s ${numbers}`;
}

/** What is left of the total: `96–99 %`, `rounding`, or nothing where it is not known. */
export function shortGap(run: RunAnalysis): string {
  if (run.components.length === 0) return "";
  const all = thoseOf(wholeRows(run), ({ share }) => share !== null);
  if (all.every(({ fits }) => fits)) return all.length === 0 ? "" : "rounding";
  const main = thoseOf(mainRows(run), ({ share }) => share !== null);
  // Where train adds up, what is left is that of validation.
  const isMain = main.some(({ fits }) => !fits);
  const shown = isMain ? main : thoseOf(all, ({ fits }) => !fits);
  // Of a total that passes 0 a share says nothing.
  if (shown.some(({ whole }) => whole < 0)) return "";
  const shares = shown.map(({ share }) => share ?? 0);
  const isVal = !isMain || run.verdict.termSplit === "val";
  return `${isVal ? "val " : ""}${percent(smallest(shares), largest(shares))}`;
}

interface ShortColumn {
  readonly title: string;
  /** A narrow page does without it. */
  readonly isSpare?: boolean;
  readonly of: (run: RunAnalysis) => string;
}

/** What a list of runs says of each, beside the name of its log. */
export function shortColumns(runs: readonly RunAnalysis[]): readonly ShortColumn[] {
  return [
    { title: spanTitle(runs), isSpare: true, of: (run) => spanText(run, runs) },
    { title: "verdict", of: shortVerdict },
    { title: "how sure", isSpare: true, of: shortCertainty },
    { title: "left over", of: shortGap },
  ];
}

/** The worst verdict first; runs of one verdict as they come. */
export function worstFirst<Run extends Pick<RunAnalysis, "verdict">>(
  runs: readonly Run[],
): readonly Run[] {
  const place = new Map(verdicts.map(({ id }, i) => [id, i]));
  return runs.toSorted((a, b) => (place.get(a.verdict.id) ?? 0) - (place.get(b.verdict.id) ?? 0));
}

/** `2 ✗ hidden term, 1 ✓ adds up`: how many runs have which verdict, the worst first. */
export function verdictCounts(runs: readonly RunAnalysis[]): readonly string[] {
  return verdicts.flatMap(({ id, sign }) => {
    const count = runs.filter(({ verdict }) => verdict.id === id).length;
    return count === 0 ? [] : [`${count} ${sign} ${verdictTitles[id]}`];
  });
}

/** The folder that all sources lie in, with its last slash; nothing where there is none, or one source. */
export function commonFolder(sources: readonly string[]): string {
  const [first = ""] = sources;
  if (new Set(sources).size < 2) return "";
  let end = first.lastIndexOf("/") + 1;
  for (const source of sources)
    while (end > 0 && !source.startsWith(first.slice(0, end)))
      end = end < 2 ? 0 : first.lastIndexOf("/", end - 2) + 1;
  return first.slice(0, end);
}
