// A log's text → the accounts of its first run, as the judgement takes them.

import { Accounts } from "../../src/evidence/accounts.ts";
import { readLog } from "../../src/read/read-log.ts";
import { observe } from "../../src/reconcile/rows/observe.ts";
import { createRunRows } from "../../src/reconcile/rows/run-rows.ts";
import { assignRoles } from "../../src/table/roles.ts";
import { averagesUnevenly } from "../../src/table/run.ts";
import type { JudgeContext } from "../../src/verdict/judgement.ts";

export function accountsOf(log: string, weights?: readonly number[]): Accounts {
  const [run] = readLog(log, { updates: true }).runs;
  if (run === undefined) throw new Error("no run");
  const roles = assignRoles(run);
  if (roles === undefined) throw new Error("no total");
  const observed = observe(run, roles);
  return new Accounts({
    rows: createRunRows(observed, averagesUnevenly(run.writer)),
    base: weights ?? roles.components.map(() => 1),
    singleOutput: roles.singleOutput,
  });
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
