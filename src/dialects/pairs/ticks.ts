// What rows are counted in, and the number of each: steps that begin anew in each epoch go on from those before.

import type { RowClock } from "../../table/clock.ts";
import type { Clock } from "./clock.ts";

/** What rows are counted in, as two that follow each other tell. */
export function unitOf(one: Clock, two: Clock | undefined): RowClock {
  const { epoch, step, iteration } = one;
  if (epoch === undefined)
    return step === undefined && iteration === undefined ? "row" : "iteration";
  const isOfOne = two?.epoch?.at === epoch.at;
  // `epoch: 2 step: 390`: the last step of each, which is the same in all.
  const isLast = !isOfOne && two?.epoch !== undefined && two.step?.at === step?.at;
  if (one.isBar || isLast) return "epoch";
  if (step !== undefined && step.at !== step.of) return "iteration";
  return isOfOne && (step ?? iteration) !== undefined ? "iteration" : "epoch";
}

/** The counts of a clock; NaN for those that it does not show. */
export interface Instant {
  epoch: number;
  step: number;
  steps: number;
  iteration: number;
  /** Whether the step is that of a bar. */
  isBar?: boolean;
}

export function instantOf({ epoch, step, iteration, isBar }: Clock): Instant {
  return {
    epoch: epoch?.at ?? Number.NaN,
    step: step?.at ?? Number.NaN,
    steps: step?.of ?? Number.NaN,
    iteration: iteration?.at ?? Number.NaN,
    isBar,
  };
}

export interface Ticks {
  /** The instant may change afterwards. */
  next(instant: Instant, isIteration: boolean): number | null;
}

/** Steps that begin anew with each epoch go on from those before. */
export function createTicks(first?: Instant): Ticks {
  let base = first?.epoch === 0 ? 0 : 1;
  let isFirst = first === undefined;
  let offset = 0;
  const before = { epoch: Number.NaN, step: 0, steps: Number.NaN };
  let tick = 0;
  const offsetOf = ({ epoch, step, steps }: Instant): number => {
    if (!Number.isNaN(steps)) return Math.max(0, Math.floor(epoch) - base) * steps;
    return epoch > before.epoch && step <= before.step ? tick : offset;
  };
  return {
    next(instant, isIteration) {
      const { epoch, step, steps, iteration, isBar } = instant;
      if (isFirst) base = epoch === 0 ? 0 : 1;
      isFirst = false;
      if (!isIteration) return Number.isNaN(epoch) ? null : epoch;
      if (!Number.isNaN(iteration)) tick = iteration;
      else if (Number.isNaN(step)) return null;
      else {
        if (!Number.isNaN(epoch)) offset = offsetOf(instant);
        // A bar of the same length is the next epoch's where no epoch is printed.
        else if (isBar === true && steps === before.steps && step <= before.step) offset = tick;
        tick = offset + step;
      }
      before.epoch = epoch;
      before.step = Number.isNaN(step) ? 0 : step;
      before.steps = steps;
      return tick;
    },
  };
}
