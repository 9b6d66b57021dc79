// What a log is held to by `check`.

import type { Split } from "../table/row.ts";
import type { RunAnalysis } from "../analysis/analysis.ts";
import type { Certainty } from "../verdict/judgement.ts";
import { type VerdictId, verdicts } from "../verdict/verdicts.ts";

/** The most that may be left of a row: a share of its total, or an amount in the loss's own units. */
export interface ResidualBudget {
  readonly kind: "share" | "amount";
  readonly limit: number;
  /** As it was given: `1%`. */
  readonly text: string;
  /** Holds only where the log has such rows: given for both splits at once. */
  readonly whereThere?: true;
}

/** What fails: verdicts and causes, at this certainty or surer. */
export interface FailOn {
  readonly verdicts: readonly VerdictId[];
  readonly causes: readonly string[];
  readonly certainty: Certainty;
}

export interface Budgets {
  readonly maxResidual?: Readonly<Partial<Record<Split, ResidualBudget>>> | undefined;
  readonly failOn?: FailOn | undefined;
  /** The model has a penalty on its weights. */
  readonly expectPenalty?: boolean | undefined;
  readonly minEpochs?: number | undefined;
  /** Runs of a log that is known to be good, to compare with run by run. */
  readonly against?: readonly RunAnalysis[] | undefined;
}

/** Verdicts that fail unless something else is said. */
export const FAILING: readonly VerdictId[] = verdicts
  .filter(({ check }) => check === "fail")
  .map(({ id }) => id);

/** What fails where nothing else is said; no other budget changes it. */
export const DEFAULT_FAIL_ON: FailOn = { verdicts: FAILING, causes: [], certainty: "strong" };
