// Likely causes and what their words may speak of → findings, the best first, and the causes that the log speaks against.

import { knownOfReleases } from "../causes/accounting.ts";
import { type Cause, type CauseContext, nextOf } from "../causes/cause.ts";
import type { Evidence, Finding } from "../causes/finding.ts";
import { findCause } from "../causes/index.ts";
import { type Certainty, certaintyOf, type LikelyCause } from "../verdict/judgement.ts";
import { UNLIKELY } from "../verdict/thresholds.ts";

/** `evidence`: of the best finding, and of causes by their ids. */
export function findingsOf(
  likely: readonly LikelyCause[],
  context: CauseContext,
  known: { readonly first: readonly Evidence[] } & Readonly<Record<string, readonly Evidence[]>>,
): readonly Finding[] {
  const standing = likely.filter(({ probability }, i) => i === 0 || probability >= UNLIKELY);
  return standing.flatMap(({ cause: id, probability }, i): Finding[] => {
    const cause = findCause(id);
    if (cause === undefined) return [];
    const evidence = [
      ...(i === 0 ? known.first : []),
      ...(known[id] ?? []),
      ...knownOfReleases(id, context.writer, context.weights),
    ];
    return [finding(cause, context, certaintyOf(probability), evidence)];
  });
}

function finding(
  cause: Cause,
  context: CauseContext,
  certainty: Certainty,
  evidence: readonly Evidence[],
): Finding {
  return {
    cause: cause.id,
    title: cause.title,
    certainty,
    clause: cause.clause(context),
    evidence,
    next: nextOf(cause, context),
  };
}
