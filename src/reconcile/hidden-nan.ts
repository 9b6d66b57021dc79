// A run and its roles → the rows whose total is not finite while every component is.

import type { Roles } from "../table/roles.ts";
import type { Run } from "../table/run.ts";

export interface HiddenNan {
  /** Index into the run's rows. */
  readonly row: number;
  readonly text: string;
}

export function hiddenNans(run: Run, roles: Roles): HiddenNan[] {
  return run.rows.flatMap((row, index) => {
    const total = row.values.get(roles.total);
    if (total === undefined || Number.isFinite(total.value)) return [];
    const finite = roles.components.every((name) => Number.isFinite(row.values.get(name)?.value));
    return finite ? [{ row: index, text: total.text }] : [];
  });
}
