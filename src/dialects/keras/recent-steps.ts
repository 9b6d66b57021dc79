// Steps of the last updates of a bar → whether one that comes now may have been overtaken by them.

/** Updates that a late one may come after; the farthest measured was overtaken by 22 (Keras 3.15.1 on JAX). */
const RECENT = 64;

export interface RecentSteps {
  /** Another bar begins. */
  begin(step: number | null): void;
  see(step: number | null): void;
  has(step: number): boolean;
  /** Whether the update may be late: not all that are remembered came after it. */
  isNear(step: number): boolean;
}

/** One array for all bars: a log may have a hundred thousand. */
export function createRecentSteps(): RecentSteps {
  const steps = new Float64Array(RECENT);
  let seen = 0;
  const remembered = (): Float64Array => steps.subarray(0, Math.min(seen, RECENT));
  const recent: RecentSteps = {
    begin(step) {
      seen = 0;
      recent.see(step);
    },
    see(step) {
      if (step === null) return;
      steps[seen % RECENT] = step;
      seen += 1;
    },
    has: (step) => remembered().includes(step),
    isNear: (step) => seen < RECENT || step > Math.min(...remembered()),
  };
  return recent;
}
