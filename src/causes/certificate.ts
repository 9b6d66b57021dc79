// A proof on positions of a series → a certificate on rows of the run, in words where a sentence exists.

import { format } from "../math/rational.ts";
import type { Proof } from "../reconcile/proof/certificate.ts";
import type { Observation, Series } from "../reconcile/rows/series.ts";
import type { Certificate } from "./finding.ts";

/** Names of the columns a certificate speaks of. */
export interface Named {
  readonly total: string;
  readonly components: readonly string[];
}

export function certificateOf(proof: Proof, series: Series, named: Named): Certificate {
  const at = (position: number): Observation => series.observations[position] as Observation;
  return {
    rows: proof.at.map((position) => at(position).row),
    terms: proof.terms.map(({ at: position, bound, multiplier }) => ({
      row: at(position).row,
      bound,
      multiplier: format(multiplier),
    })),
    gap: proof.bound(),
    words: inWords(proof, series, named),
  };
}

/** Two rows, each bound once: the total moved one way while no component did. */
function inWords(proof: Proof, series: Series, named: Named): string | null {
  if (proof.terms.length !== 2 || proof.at.length !== 2) return null;
  const upper = proof.terms.find(({ bound }) => bound === "high");
  const lower = proof.terms.find(({ bound }) => bound === "low");
  if (upper === undefined || lower === undefined) return null;
  const [small, large] = [series.observations[upper.at], series.observations[lower.at]];
  if (small === undefined || large === undefined) return null;
  const [from, to] = small.time < large.time ? [small, large] : [large, small];
  const change = large.total.value - small.total.value;
  const who =
    named.components.length === 1
      ? `\`${named.components[0]}\``
      : named.components.length === 2
        ? "both components"
        : "every component";
  const [moved, others] = from === large ? ["fell", "rose"] : ["rose", "fell"];
  const size = change.toPrecision(3);
  return `from epoch ${from.epoch} to ${to.epoch} \`${named.total}\` ${moved} by ${size} while ${who} ${others}`;
}
