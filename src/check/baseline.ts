// Accepted findings and the outcomes of a check → outcomes with the accepted ones marked, entries that no longer occur, and the baseline written anew.

import type { Outcome } from "../analysis/outcome.ts";

/** One accepted finding. Source, run and rule together are its fingerprint: they stay the same when lines move. */
export interface AcceptedFinding {
  /** Path of the log, from the folder of the baseline, with `/`. */
  readonly source: string;
  readonly run: number;
  readonly rule: string;
  /** Why it is accepted. */
  readonly reason: string;
}

type Fingerprint = Omit<AcceptedFinding, "reason">;

/** What `--update-baseline` writes where no reason is given. */
export const NO_REASON = "no reason given";

const keyOf = ({ source, run, rule }: Fingerprint): string => JSON.stringify([source, run, rule]);

/** `pathOf` turns the source of an outcome into the spelling of the baseline. */
export function acceptKnown(
  outcomes: readonly Outcome[],
  accepted: readonly AcceptedFinding[],
  pathOf: (source: string) => string,
): readonly Outcome[] {
  const reasons = new Map(accepted.map((entry) => [keyOf(entry), entry.reason]));
  return outcomes.map((outcome) => {
    const reason = reasons.get(keyOf(fingerprintOf(outcome, pathOf)));
    return outcome.verdict === "fail" && reason !== undefined
      ? { ...outcome, verdict: "accepted", reason }
      : outcome;
  });
}

/** Entries whose log was judged and that did not occur; logs that were not judged this time keep theirs. */
export function staleEntries(
  outcomes: readonly Outcome[],
  accepted: readonly AcceptedFinding[],
  pathOf: (source: string) => string,
): readonly AcceptedFinding[] {
  const judged = new Set(outcomes.map(({ source }) => pathOf(source)));
  const found = new Set(
    outcomes
      .filter(({ verdict }) => verdict === "accepted" || verdict === "undecided")
      .map((outcome) => keyOf(fingerprintOf(outcome, pathOf))),
  );
  return accepted.filter((entry) => judged.has(entry.source) && !found.has(keyOf(entry)));
}

interface Renewal {
  /** Accept what is broken now. */
  readonly update: boolean;
  /** Drop what no longer occurs. */
  readonly prune: boolean;
  readonly reason: string;
}

/** The entries to write, sorted so that a diff shows what changed; known ones keep their reason. */
export function renewed(
  outcomes: readonly Outcome[],
  accepted: readonly AcceptedFinding[],
  pathOf: (source: string) => string,
  { update, prune, reason }: Renewal,
): readonly AcceptedFinding[] {
  const stale = new Set(prune ? staleEntries(outcomes, accepted, pathOf).map(keyOf) : []);
  const kept = accepted.filter((entry) => !stale.has(keyOf(entry)));
  const added = outcomes
    .filter(({ verdict }) => update && verdict === "fail")
    .map((outcome) => ({ ...fingerprintOf(outcome, pathOf), reason }));
  const all = new Map([...added, ...kept].map((entry) => [keyOf(entry), entry]));
  return [...all.values()].toSorted(
    (a, b) => compare(a.source, b.source) || a.run - b.run || compare(a.rule, b.rule),
  );
}

function fingerprintOf(
  { source, run, rule }: Outcome,
  pathOf: (source: string) => string,
): Fingerprint {
  return { source: pathOf(source), run, rule };
}

/** By code units, the same everywhere. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
