// What rows are counted in, and the number of each: steps that begin anew in each epoch go on from those before.

import type { RowClock } from "../../table/clock.ts";
import type { Clock, Count } from "./clock.ts";

/** What rows are counted in, as two that follow each other tell. */
export function unitOf(one: Clock, two: Clock | undefined): RowClock {
  const { epoch, step, iteration } = one;
  if (epoch === undefined)
    return step === undefined && iteration === undefined ? "row" : "iteration";
  if (one.isBar) return "epoch";
  if (step !== undefined && step.at !== step.of) return "iteration";
  if (iteration !== undefined && two?.epoch?.at === epoch.at) return "iteration";
  if (step !== undefined && two?.epoch?.at === epoch.at) return "iteration";
  return "epoch";
}

export interface Ticks {
  next(clock: Clock, isIteration: boolean): number | null;
}

/** Steps that begin anew with each epoch go on from those before. */
export function createTicks(firstClock?: Clock): Ticks {
  let base = firstClock?.epoch?.at === 0 ? 0 : 1;
  let isFirst = firstClock === undefined;
  let offset = 0;
  let before: Clock | undefined;
  let tick = 0;
  const offsetOf = (epoch: Count, step: Count): number => {
    if (step.of !== null) return Math.max(0, Math.floor(epoch.at) - base) * step.of;
    const isAnew =
      before?.epoch !== undefined &&
      epoch.at > before.epoch.at &&
      step.at <= (before.step?.at ?? 0);
    return isAnew ? tick : offset;
  };
  return {
    next(clock, isIteration) {
      const { epoch, step, iteration } = clock;
      if (isFirst) base = epoch?.at === 0 ? 0 : 1;
      isFirst = false;
      if (!isIteration) return epoch?.at ?? null;
      if (iteration !== undefined) tick = iteration.at;
      else if (step === undefined) return null;
      else {
        if (epoch !== undefined) offset = offsetOf(epoch, step);
        tick = offset + step.at;
      }
      before = clock;
      return tick;
    },
  };
}
