// A log's text → the accounts of its first run, as the judgement takes them: the larger component first.

import { accountsOfRun } from "../../src/analysis/run-accounts.ts";
import type { Accounts } from "../../src/evidence/accounts.ts";
import { readLog } from "../../src/read/read-log.ts";
import { observe } from "../../src/reconcile/rows/observe.ts";
import { assignRoles } from "../../src/table/roles.ts";
import type { JudgeContext } from "../../src/verdict/judgement.ts";

export function accountsOf(log: string, weights?: readonly number[]): Accounts {
  const [run] = readLog(log, { updates: true }).runs;
  if (run === undefined) throw new Error("no run");
  const roles = assignRoles(run);
  if (roles === undefined) throw new Error("no total");
  const expected = weights ?? roles.components.map(() => 1);
  return accountsOfRun(run, roles, observe(run, roles), expected).accounts;
}

/** Of a plain log of Keras. */
export const KERAS: JudgeContext = {
  printer: null,
  clock: "epoch",
  isKeras: true,
  isOwnLoop: false,
  expectPenalty: false,
  filled: false,
  named: false,
  mayHaveMore: false,
};
