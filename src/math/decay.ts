// A falling series → floor, rate and height of the exponential decay that fits it best, with what else fits nearly as well.

/** One decay a + b·qᵗ with its squares left. */
interface Candidate {
  readonly rate: number;
  readonly floor: number;
  readonly height: number;
  readonly squares: number;
  /** Variances of floor and height, and their covariance, in units of the noise variance. */
  readonly spread: readonly [number, number, number];
}

export interface Decay {
  /** Best fit first; then others from one end of the interval to the other. */
  readonly candidates: readonly [Candidate, ...Candidate[]];
  /** Variance of the noise, inflated for its memory. */
  readonly noise: number;
  /** True when rates as slow as any that were tried fit as well: the series has not bent enough to see an end. */
  readonly unbent: boolean;
}

/** Half-lives tried at first: from a third of a step to a thousand times the length of the series, evenly by their logarithm. */
const GRID = 60;
const SHORTEST = 1 / 3;
const LONGEST = 1000;
/** Halvings of a stretch of half-lives: down to 1e-6 of one. */
const HALVINGS = 20;
/** Half-lives kept between the ends of the interval. */
const KEPT = 9;
/** 95 % of F(1, ν) for small ν, then 4. */
const CRITICAL = [161, 18.5, 10.1, 7.7, 6.6, 6, 5.6, 5.3, 5.1, 5] as const;

/**
 * Variable projection: for each rate q the best a and b ≥ 0 are linear least squares; the interval is where the squares
 * left stay under the smallest plus the 95 % quantile of F times the noise (profile likelihood). The noise is taken as
 * the larger of what is left and `rounding` (standard deviation of one value), times (1 + ρ)/(1 − ρ) for the lag-one
 * correlation ρ of what is left. O(n) for each of some 150 rates. Undefined for fewer than six values.
 */
export function fitDecay(values: Float64Array, rounding: number): Decay | undefined {
  const n = values.length;
  if (n < 6) return undefined;
  const room = new Float64Array(5);
  const squaresAt = (logHalfLife: number): number => project(values, rateOf(logHalfLife), room);
  const at = (logHalfLife: number): Candidate => {
    const squares = squaresAt(logHalfLife);
    const [floor = 0, height = 0, aa = 0, ab = 0, bb = 0] = room;
    return { rate: rateOf(logHalfLife), floor, height, squares, spread: [aa, ab, bb] };
  };
  const [from, to] = [Math.log(SHORTEST), Math.log(LONGEST * n)];
  const step = (to - from) / (GRID - 1);
  let nearest = from;
  let least = Infinity;
  for (let i = 0; i < GRID; i += 1) {
    const squares = squaresAt(from + i * step);
    if (squares < least) [nearest, least] = [from + i * step, squares];
  }
  const centre = lowestBetween(
    squaresAt,
    Math.max(from, nearest - step),
    Math.min(to, nearest + step),
  );
  const best = at(centre);
  const freedom = n - 3;
  const memory = correlation(values.map((value, t) => value - valueAt(best, t)));
  const noise =
    Math.max(best.squares / freedom, rounding * rounding) * ((1 + memory) / (1 - memory));
  const limit = best.squares + noise * (CRITICAL[freedom - 1] ?? 4);
  const within = (x: number): boolean => squaresAt(x) <= limit;
  const [low, high] = [lastWithin(within, centre, from), lastWithin(within, centre, to)];
  const kept = Array.from({ length: KEPT }, (_, i) => at(low + ((high - low) * i) / (KEPT - 1)));
  return { candidates: [best, ...kept], noise, unbent: within(to) };
}

/** Golden-section search for the lowest point of a function with one valley. */
function lowestBetween(f: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [from, to];
  let [x, y] = [b - golden * (b - a), a + golden * (b - a)];
  let [left, right] = [f(x), f(y)];
  for (let i = 0; i < 2 * HALVINGS; i += 1) {
    // One of the two points stands in the stretch that is left, where the other one was.
    if (left <= right) {
      [b, y, right] = [y, x, left];
      x = b - golden * (b - a);
      left = f(x);
    } else {
      [a, x, left] = [x, y, right];
      y = a + golden * (b - a);
      right = f(y);
    }
  }
  return (a + b) / 2;
}

/** The point farthest from a good one, towards an end, that is still good. */
function lastWithin(isGood: (x: number) => boolean, good: number, end: number): number {
  if (isGood(end)) return end;
  let [inside, outside] = [good, end];
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (inside + outside) / 2;
    if (isGood(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** The value at a time, with the range that the candidates and their noise leave. */
export function predictDecay(
  { candidates, noise }: Decay,
  time: number,
): { value: number; low: number; high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const candidate of candidates) {
    const share = candidate.rate ** time;
    const [aa, ab, bb] = candidate.spread;
    const reach = 2 * Math.sqrt(noise * Math.max(0, aa + 2 * share * ab + share * share * bb));
    low = Math.min(low, valueAt(candidate, time) - reach);
    high = Math.max(high, valueAt(candidate, time) + reach);
  }
  return { value: valueAt(candidates[0], time), low, high };
}

function valueAt({ floor, height, rate }: Candidate, time: number): number {
  return floor + height * rate ** time;
}

function rateOf(logHalfLife: number): number {
  return 2 ** (-1 / Math.exp(logHalfLife));
}

/** The squares left of the best decay of one rate; its floor, its height and their spread go to `out`. */
function project(values: Float64Array, rate: number, out: Float64Array): number {
  const n = values.length;
  let one = 0;
  let two = 0;
  let sum = 0;
  let cross = 0;
  let share = 1;
  for (let t = 0; t < n; t += 1) {
    const value = values[t] as number;
    one += share;
    two += share * share;
    sum += value;
    cross += share * value;
    share *= rate;
  }
  const determinant = n * two - one * one;
  const inverse = determinant > 0 ? 1 / determinant : 0;
  let floor = (two * sum - one * cross) * inverse;
  let height = (n * cross - one * sum) * inverse;
  if (height < 0) {
    floor = sum / n;
    height = 0;
  }
  let squares = 0;
  share = 1;
  for (let t = 0; t < n; t += 1) {
    const left = (values[t] as number) - floor - height * share;
    squares += left * left;
    share *= rate;
  }
  out[0] = floor;
  out[1] = height;
  out[2] = two * inverse;
  out[3] = -one * inverse;
  out[4] = n * inverse;
  return squares;
}

/** Lag-one correlation, held to 0 … 0.9. */
function correlation(left: Float64Array): number {
  let [own, next] = [0, 0];
  left.forEach((value, t) => {
    own += value * value;
    next += value * (left[t + 1] ?? 0);
  });
  return own > 0 ? Math.min(0.9, Math.max(0, next / own)) : 0;
}
