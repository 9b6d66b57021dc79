// Validation remainders → where each lies beside the train remainders before and after it.

import type { Accounts } from "./accounts.ts";
import { byEpoch } from "./courses.ts";

export interface ValidationPlace {
  /** Distance from the range of its neighbours beyond rounding; 0 or less: inside. */
  readonly outside: number;
  /** Size of the remainder of its epoch. */
  readonly size: number;
}

/** Epochs that have validation and a next epoch. */
export function validationPlaces({
  atPlausible: { train, val },
}: Accounts): readonly ValidationPlace[] {
  const rowOf = byEpoch(train);
  return val.epochs.flatMap((epoch, v): ValidationPlace[] => {
    const [t, next] = [rowOf.get(epoch), rowOf.get(epoch + 1)];
    if (t === undefined || next === undefined) return [];
    const [a, b, own] = [train.r[t], train.r[next], val.r[v]] as [number, number, number];
    const allowed = (train.tolerance[t] as number) + (val.tolerance[v] as number);
    const off = Math.max(Math.min(a, b) - own, own - Math.max(a, b));
    return [{ outside: off - allowed, size: Math.abs(a) }];
  });
}
