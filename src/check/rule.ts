// What a rule of `check` is: an id, its help, and one function from a run and the budgets to judgements.

import type { NextStep } from "../causes/finding.ts";
import type { RunAnalysis } from "../analysis/analysis.ts";
import type { OutcomeVerdict } from "../analysis/outcome.ts";
import type { Certainty } from "../verdict/judgement.ts";
import type { Budgets } from "./budgets.ts";

/** What a rule says of one run; what is missing is empty. */
export interface RuleResult {
  /** Where one rule says several things of a run: `val`; joined to the id. */
  readonly part?: string;
  /** Where a rule speaks for a cause: its id and title instead of the rule's. */
  readonly as?: { readonly id: string; readonly title: string };
  readonly verdict: OutcomeVerdict;
  /** How sure the verdict or the cause is that it speaks of. */
  readonly certainty?: Certainty;
  readonly text: string;
  readonly evidence?: readonly string[];
  readonly next?: NextStep | null;
  /** Indices into the run's rows, the most telling first. */
  readonly rows?: readonly number[];
}

export interface Rule {
  readonly id: string;
  readonly title: string;
  /** A few sentences for reports that carry the help of their rules. */
  readonly help: string;
  /** None where the budgets do not ask for it. */
  readonly judge: (run: RunAnalysis, budgets: Budgets) => readonly RuleResult[];
}
