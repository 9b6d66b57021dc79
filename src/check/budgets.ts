// What a log is held to by `check`.

import type { Certainty } from "../causes/finding.ts";
import type { Split } from "../table/row.ts";
import type { RunAnalysis } from "../analysis/analysis.ts";

/** The most that may be left of a row: a share of its total, or an amount in the loss's own units. */
export interface ResidualBudget {
  readonly kind: "share" | "amount";
  readonly limit: number;
  /** As it was given: `1%`. */
  readonly text: string;
  /** Holds only where the log has such rows: given for both splits at once. */
  readonly whereThere?: true;
}

/** Findings that break the check. */
export interface FailOn {
  /** Every finding this certain or surer; null for none. */
  readonly certainty: Exclude<Certainty, "ruled-out"> | null;
  /** Causes that break it from `moderate` on. */
  readonly causes: readonly string[];
}

export interface Budgets {
  readonly maxResidual?: Readonly<Partial<Record<Split, ResidualBudget>>>;
  readonly failOn?: FailOn;
  /** The model has a penalty on its weights. */
  readonly expectPenalty?: boolean;
  readonly minEpochs?: number;
  /** Runs of a log that is known to be good, to compare with run by run. */
  readonly against?: readonly RunAnalysis[];
}

/** Nothing asked for: any strong finding breaks the check. */
export const DEFAULT_FAIL_ON: FailOn = { certainty: "strong", causes: [] };

/** A budget for the residual or a reference replaces the default, for either allows findings. */
export function failOnOf({ failOn, maxResidual, against }: Budgets): FailOn {
  if (failOn !== undefined) return failOn;
  return maxResidual === undefined && against === undefined
    ? DEFAULT_FAIL_ON
    : { certainty: null, causes: [] };
}
