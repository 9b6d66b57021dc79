// Observed rows and weights → what is left of each row.

import { expect, test } from "vitest";

import type { Ranged } from "../../src/analysis/analysis.ts";
import { addResiduals, Ledger } from "../../src/analysis/ledger.ts";
import { readLog } from "../../src/read/read-log.ts";
import { observe } from "../../src/reconcile/rows/observe.ts";
import { assignRoles } from "../../src/table/roles.ts";
import { THREE_EPOCHS } from "../helpers/three-epochs.ts";

test("the residual of every row, with a range that covers rounding", () => {
  const [run] = readLog(THREE_EPOCHS).runs;
  const roles = run && assignRoles(run);
  if (run === undefined || roles === undefined) throw new Error("nothing to compare");
  const { all, steps } = observe(run, roles);
  const ledger = new Ledger(7);
  addResiduals(ledger, all, steps, []);
  expect(ledger.get(0)).toBeNull();
  addResiduals(ledger, all, steps, [1, 1]);
  const found = all.map(({ row }) => ledger.get(row) as Ranged);
  expect(found.map(({ value }) => value)).toEqual([0.5, 0.4, 0.4, 0.3, 0.4, 0.3]);
  for (const { value, low, high } of found) {
    expect(low).toBeLessThan(value - 1e-4);
    expect(high).toBeGreaterThan(value + 1e-4);
    expect(high - low).toBeLessThan(4e-4);
  }
  expect(ledger.get(6)).toBeNull();
});
