// What every test is taken from: the rows of a run, at the weights that are expected and at those that explain them best.

import type { Feasible } from "../reconcile/bounds/fit.ts";
import type { Remainders } from "../reconcile/rows/rows.ts";
import type { RowKinds, RunRows } from "../reconcile/rows/run-rows.ts";
import type { Slack } from "../reconcile/rows/slack.ts";
import type { Schedule } from "../reconcile/weights/schedule.ts";
import type { Writer } from "../table/run.ts";

export type { Remainders };

/** `base`: the expected weights; `twice`: one part counted twice; `scale`: one factor for all; `weights`: others. */
export interface Agreement {
  readonly kind: "base" | "twice" | "scale" | "weights" | "none";
  readonly weights: readonly number[] | undefined;
  /** How unlikely it is that rows which do not add up are explained by weights this short, as −log₂; 0 for none. */
  readonly bits: number;
  /** Rows beyond the number of weights. */
  readonly spare: number;
  readonly fit: Feasible | undefined;
}

/** The rows of a run at one set of weights. */
export interface AtWeights {
  readonly weights: readonly number[];
  readonly train: Remainders;
  readonly val: Remainders;
  readonly updates: Remainders;
}

export interface Accounts {
  readonly rows: RunRows;
  /** Number of components. */
  readonly k: number;
  /** The weights that are expected: declared, or 1. */
  readonly base: readonly number[];
  readonly keras: Writer["keras"];
  /** Whether the one component is a metric beside a single output's loss. */
  readonly singleOutput: boolean;
  readonly slack: Slack;
  /** The weights that explain the rows best: the expected ones unless the rows refute them. */
  readonly plausible: readonly number[];
  /** Those of the least errors, at the simplest numbers near them. */
  readonly fitted: readonly number[];
  readonly atBase: AtWeights;
  readonly atPlausible: AtWeights;
  /** Stretches of epochs that add up with weights of their own; null where there are none, constant weights explain all, or there are too many components to look. */
  readonly schedule: Schedule | null;
  /** What figures are taken from: of a long run some rows, with the weights and agreements of all of them. */
  readonly sampled: Accounts;
  /** Whether constant weights explain these rows within rounding, and which. */
  readonly agreement: (which: RowKinds) => Agreement;
}
