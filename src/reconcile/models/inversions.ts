// Residual bounds and a stretch of rows → the pair of rows that most contradicts an order of the residuals.

export type Direction = "falling" | "rising";

/** Falling: lo at `below` is over hi at the earlier `above` by `gap`; rising: over hi at the later one. */
export interface Inversion {
  readonly gap: number;
  readonly above: number;
  readonly below: number;
}

/**
 * The largest gap > 0 of every row that is the smallest hi so far (falling), or the largest lo so far (rising). Rows of equal time have no order; none is found exactly
 * where the bounds leave room for residuals in that order: r_t = the running minimum of hi, or maximum of lo. O(to − from).
 */
export function inversions(
  low: Float64Array,
  high: Float64Array,
  times: readonly number[],
  direction: Direction,
  from = 0,
  to: number = low.length - 1,
): Inversion[] {
  // Falling compares lo with the smallest hi before; rising the largest lo before with hi: the same once signs are turned.
  const found: Inversion[] = [];
  const falling = direction === "falling";
  const [first, second, sign] = falling ? [high, low, 1] : [low, high, -1];
  let extreme = -1;
  let least = Infinity;
  let gap = 0;
  let at = -1;
  let waiting = from;
  const close = (): void => {
    if (at < 0) return;
    found.push(falling ? { gap, above: extreme, below: at } : { gap, above: at, below: extreme });
    [gap, at] = [0, -1];
  };
  for (let t = from; t <= to; t += 1) {
    for (; (times[waiting] as number) < (times[t] as number); waiting += 1) {
      const value = sign * (first[waiting] as number);
      if (value >= least) continue;
      close();
      [extreme, least] = [waiting, value];
    }
    const own = sign * (second[t] as number) - least;
    if (own > gap) [gap, at] = [own, t];
  }
  close();
  return found;
}
