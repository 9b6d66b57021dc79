// Residual bounds and a stretch of rows → the pair of rows that most contradicts an order of the residuals.

export type Direction = "falling" | "rising";

/** Falling: lo at `below` is over hi at the earlier `above` by `gap`; rising: over hi at the later one. */
export interface Inversion {
  readonly gap: number;
  readonly above: number;
  readonly below: number;
}

/**
 * The largest gap > 0 between rows `from` to `to` (both counted in); rows of equal time have no order. Undefined exactly
 * where the bounds leave room for residuals in that order: r_t = the running minimum of hi, or maximum of lo. O(to − from).
 */
export function worstInversion(
  low: Float64Array,
  high: Float64Array,
  times: readonly number[],
  direction: Direction,
  from = 0,
  to: number = low.length - 1,
): Inversion | undefined {
  let worst: Inversion | undefined;
  // Falling compares lo with the smallest hi before; rising the largest lo before with hi.
  const falling = direction === "falling";
  let extreme = -1;
  let waiting = from;
  for (let t = from; t <= to; t += 1) {
    for (; (times[waiting] as number) < (times[t] as number); waiting += 1) {
      const better = falling
        ? (high[waiting] as number) < (high[extreme] ?? Infinity)
        : (low[waiting] as number) > (low[extreme] ?? -Infinity);
      if (better) extreme = waiting;
    }
    if (extreme < 0) continue;
    const [above, below] = falling ? [extreme, t] : [t, extreme];
    const gap = (low[below] as number) - (high[above] as number);
    if (gap > (worst?.gap ?? 0)) worst = { gap, above, below };
  }
  return worst;
}

/** Row with the smallest hi between `from` and `to`. */
export function lowestOf(high: Float64Array, from = 0, to: number = high.length - 1): number {
  let lowest = from;
  for (let t = from + 1; t <= to; t += 1) {
    if ((high[t] as number) < (high[lowest] as number)) lowest = t;
  }
  return lowest;
}
