// Fits of residual models → verdicts with their certificates.

import { certificateOf, type Named } from "./causes/certificate.ts";
import type { Fit } from "./reconcile/fit.ts";
import type { ModelVerdict } from "./report/analysis.ts";

export function describeModels(fits: readonly Fit[], named: Named): ModelVerdict[] {
  return fits.map((found) => ({
    model: found.model.id,
    feasible: found.feasible,
    certificate: found.feasible === false ? certificateOf(found.proof, found.series, named) : null,
  }));
}
