// A run, its roles and the weights that are expected → its accounts, and the order that its columns have in them.

import { Accounts } from "../evidence/accounts.ts";
import { canonicalOrder, ordered } from "../reconcile/rows/canonical-order.ts";
import type { Observed } from "../reconcile/rows/observe.ts";
import { createRunRows } from "../reconcile/rows/run-rows.ts";
import type { Roles } from "../table/roles.ts";
import { averagesUnevenly, type Run } from "../table/run.ts";
import type { AnalyzeOptions } from "./analyze-options.ts";

interface RunAccounts {
  readonly accounts: Accounts;
  /** Where each column of the accounts stands in the log. */
  readonly order: readonly number[];
}

/** `weights`: those that are expected, in the order of the log. The judgement does not hang on how the log has its columns. */
export function accountsOfRun(
  run: Run,
  roles: Roles,
  observed: Observed,
  weights: readonly number[],
  signs?: AnalyzeOptions["signs"],
): RunAccounts {
  const order = canonicalOrder(observed);
  const rows = createRunRows(ordered(observed, order), averagesUnevenly(run.writer));
  const base = order.map((from) => weights[from] as number);
  return { accounts: new Accounts({ rows, base, singleOutput: roles.singleOutput, signs }), order };
}
