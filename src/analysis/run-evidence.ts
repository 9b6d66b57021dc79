// A run → what its findings rest on beside their own words: names of columns, limits of the search, proofs.

import type { Evidence } from "../causes/finding.ts";
import { MOST_RANGED } from "../reconcile/bounds/fit.ts";
import { constant } from "../reconcile/models/index.ts";
import { judgeable, simplestRefuted } from "../reconcile/proof/judge-models.ts";
import type { OtherColumns } from "../reconcile/other-columns.ts";
import type { Observed } from "../reconcile/rows/observe.ts";
import type { ShownWeights } from "./shown-weights.ts";
import type { VerdictId } from "../verdict/verdicts.ts";
import type { VerdictStatement } from "./analysis.ts";
import { certificateOf, type Named } from "./certificate.ts";

export function hintsOf({ withoutLoss, gaps, onlyRestraints }: OtherColumns): readonly Evidence[] {
  return [
    ...withoutLoss.map(
      (output) => `output \`${output}\` has a metric and no loss among the columns`,
    ),
    ...gaps.map(
      (name) => `no \`${name}\` among the columns, though its neighbours in number are there`,
    ),
    ...onlyRestraints.map((name) => `\`${name}\` is nothing that a model learns from alone`),
  ].map((text) => ({ kind: "for", text }));
}

/** What is not settled, as it would take too long. */
export function unranged(base: readonly number[], { weights }: ShownWeights): readonly Evidence[] {
  return base.length <= MOST_RANGED || weights.every(({ status }) => status === "declared")
    ? []
    : [
        {
          kind: "undecided",
          text: `with more than ${MOST_RANGED} components, neither the range of each weight nor weights that change in the run are looked for`,
        },
      ];
}

/** Verdicts under which something is left at constant weights. */
const LEFT_OVER: ReadonlySet<VerdictId> = new Set([
  "hidden-term",
  "changing-weights",
  "measured-differently",
  "cannot-tell",
]);

/** The simplest explanation that is impossible, with its certificate, where something is left at constant weights. */
export function refutedInstead(
  { id }: VerdictStatement,
  observed: Observed,
  plain: readonly number[],
  named: Named,
): readonly Evidence[] {
  const refuted = LEFT_OVER.has(id) ? simplestRefuted(judgeable(observed), plain) : undefined;
  if (refuted === undefined) return [];
  const certificate = certificateOf(refuted.proof, named);
  const { rows, words } = certificate;
  const term =
    refuted.model === constant ? ", with or without a constant term" : " without a hidden term";
  const text = `constant weights of 0 or more${term}: ${words}`;
  return [{ kind: "impossible", text, rows, certificate }];
}
