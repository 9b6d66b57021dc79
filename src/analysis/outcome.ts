import type { NextStep } from "../causes/finding.ts";
import type { RowClock } from "../table/clock.ts";
import type { Certainty } from "../verdict/judgement.ts";

/**
 * What became of one rule on one run: it held, it was broken, the log does not tell, it was broken and is accepted in
 * the baseline, or something worth knowing that no rule asks about.
 */
export type OutcomeVerdict = "pass" | "fail" | "undecided" | "accepted" | "note";

/** One rule on one run, with what it rests on. */
export interface Outcome {
  /** Id of a cause or of a budget; `max-residual/val` where a budget is told apart by split. */
  readonly rule: string;
  readonly title: string;
  readonly verdict: OutcomeVerdict;
  /** How sure it is, where it is a verdict or a cause. */
  readonly certainty?: Certainty | undefined;
  /** One clause; backticks mark names and numbers. */
  readonly text: string;
  readonly evidence: readonly string[];
  readonly next: NextStep | null;
  readonly source: string;
  /** Number of the run in its source, from 1, and how many runs the source has. */
  readonly run: number;
  readonly runs: number;
  /** Lines of the log that it rests on, the most telling first; none where the file has no lines. */
  readonly lines: readonly number[];
  /** Why it is accepted, as the baseline says; null where it is not. */
  readonly reason: string | null;
}

/** Something that has become certain about a run that is still being written; `id` is the same whenever it is found again. */
export interface News {
  readonly id: string;
  readonly run: number;
  readonly runs: number;
  /** The last epoch that it rests on, by the log's own numbers. */
  readonly epoch: number;
  readonly clock: RowClock;
  readonly cause: string;
  /** `hidden-term (strong)`, or the rule that is broken. */
  readonly name: string;
  /** One clause; backticks mark names and numbers. */
  readonly text: string;
}

/** A source, or a run of it, that could not be judged. */
export interface Unjudged {
  readonly source: string;
  readonly seen: string;
  readonly next: string;
}

/** What `check` adds to an analysis. */
export interface CheckReport {
  readonly outcomes: readonly Outcome[];
  /** 0 within budget, 1 a rule is broken, 2 something could not be judged. */
  readonly exitCode: 0 | 1 | 2;
  /** Findings that the baseline accepts and that did not occur. */
  readonly stale: readonly Pick<Outcome, "source" | "run" | "rule">[];
}
