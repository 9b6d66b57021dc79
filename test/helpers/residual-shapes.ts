// By model: a residual as a function of time that belongs to it by construction.

export const SHAPES: Readonly<Record<string, (t: number) => number>> = {
  zero: () => 0,
  constant: () => 0.37,
  "falling-convex": (t) => 2 * 0.8 ** t,
  "non-negative": (t) => 1 + Math.sin(t * t),
};
