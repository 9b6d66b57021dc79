// Fits of residual models → verdicts with certificates, in words where a sentence exists.

import { format } from "./math/rational.ts";
import type { Fit } from "./reconcile/fit.ts";
import type { Proof } from "./reconcile/certificate.ts";
import type { Observation, Series } from "./reconcile/series.ts";
import type { Certificate } from "./causes/finding.ts";
import type { ModelVerdict } from "./report/analysis.ts";
import type { Roles } from "./table/roles.ts";

export function describeModels(fits: readonly Fit[], roles: Roles): ModelVerdict[] {
  return fits.map((found) => ({
    model: found.model.id,
    feasible: found.feasible,
    certificate: found.feasible === false ? certificateOf(found.proof, found.series, roles) : null,
  }));
}

export function certificateOf(proof: Proof, series: Series, roles: Roles): Certificate {
  const at = (position: number): Observation => series.observations[position] as Observation;
  return {
    rows: proof.at.map((position) => at(position).row),
    terms: proof.terms.map(({ at: position, bound, multiplier }) => ({
      row: at(position).row,
      bound,
      multiplier: format(multiplier),
    })),
    gap: proof.bound,
    words: inWords(proof, series, roles),
  };
}

/** Two rows, each bound once: the total moved one way while no component did. */
function inWords(proof: Proof, series: Series, roles: Roles): string | null {
  if (proof.terms.length !== 2 || proof.at.length !== 2) return null;
  const upper = proof.terms.find(({ bound }) => bound === "high");
  const lower = proof.terms.find(({ bound }) => bound === "low");
  if (upper === undefined || lower === undefined) return null;
  const [small, large] = [series.observations[upper.at], series.observations[lower.at]];
  if (small === undefined || large === undefined) return null;
  const [from, to] = small.time < large.time ? [small, large] : [large, small];
  const change = large.total.value - small.total.value;
  const who =
    roles.components.length === 1
      ? `\`${roles.components[0]}\``
      : roles.components.length === 2
        ? "both components"
        : "every component";
  const [moved, others] = from === large ? ["fell", "rose"] : ["rose", "fell"];
  const size = change.toPrecision(3);
  return `from epoch ${from.epoch} to ${to.epoch} \`${roles.total}\` ${moved} by ${size} while ${who} ${others}`;
}
