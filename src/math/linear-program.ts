// A small dense linear program: minimise c·x over a·x ≤ b and 0 ≤ x ≤ limit, by the dual simplex method.

import { factor, type Factored, solveFactored, solveTransposed } from "./factored.ts";

/** One inequality `coefficients · x ≤ bound`. */
export interface Inequality {
  readonly coefficients: readonly number[];
  readonly bound: number;
}

/** An inequality of the list with a multiplier ≥ 0. */
export interface Priced {
  readonly index: number;
  readonly multiplier: number;
}

export interface Optimum {
  readonly kind: "optimum";
  readonly point: readonly number[];
  /** True for a variable that is held by the artificial `limit` only. */
  readonly atLimit: readonly boolean[];
  /** Inequalities that hold the optimum: costs + Σ multiplier·coefficients ≥ 0, within rounding, where nothing is at the limit. */
  readonly terms: readonly Priced[];
  /** What holds the optimum, for a later program with the same costs and further inequalities to start from. */
  readonly held: readonly Holder[];
}

/** No point satisfies the inequalities: the multipliers (≥ 0) of those that contradict each other, Farkas' lemma. */
export interface Contradiction {
  readonly kind: "contradiction";
  /** Indices into the list of inequalities, with their multipliers. */
  readonly terms: readonly Priced[];
  /** Variables whose bound x ≥ 0 takes part. */
  readonly atZero: readonly number[];
  /** True when an artificial limit takes part, so that nothing is proven. */
  readonly limited: boolean;
}

/** The iteration limit was reached; happens only on numerically hopeless input. */
export interface Unsolved {
  readonly kind: "unsolved";
}

/** An inequality counts as met within this, times the largest variable where that is over 1; rows are scaled to about 1. */
const FEASIBLE = 2 ** -46;
const PIVOT = 1e-11;
/** Multipliers may turn negative by this, so that a better pivot can be taken (Harris 1973); `lowerBound` makes up for it. */
const DUAL_SLACK = 1e-12;

/** What holds a vertex: an inequality (index ≥ 0), x_i ≥ 0 (−1 − i) or x_i ≤ limit (−1 − n − i). */
export type Holder = number;

/**
 * Minimises `costs · x`. Exactly n constraints hold each vertex, h of them inequalities; a variable that is held by its
 * bound is known, so h equations in h unknowns are factored anew at every step: that is cheaper than keeping a
 * factorisation and does not drift. Rows should be scaled to about 1. Cost: O(steps · (m·n + h³)), h ≤ min(m, n).
 * The first vertex is made of bounds alone, which is dual feasible for any costs, or of what held the optimum of a
 * program with the same costs and fewer inequalities.
 */
export function minimize(
  inequalities: readonly Inequality[],
  costs: readonly number[],
  limit: number,
  start?: readonly Holder[],
): Optimum | Contradiction | Unsolved {
  const n = costs.length;
  const held: Holder[] = [...(start ?? costs.map((cost, i) => (cost < 0 ? -1 - n - i : -1 - i)))];
  const gains = costs.map((cost) => -cost);
  const steps = 200 + 40 * n + 4 * inequalities.length;
  for (let step = 0; step < steps; step += 1) {
    const vertex = vertexOf(held, inequalities, n, limit);
    if (vertex === undefined) return { kind: "unsolved" };
    // After many steps the smallest index (Bland) is taken instead of the worst violation, so that no cycle can form.
    const careful = step > steps / 2;
    const entering = violated(vertex.point, inequalities, limit, careful);
    const prices = combination(vertex, held, gains);
    if (entering === undefined) return optimum(vertex.point, prices, held);
    const shares = combination(vertex, held, rowOf(entering, inequalities, n));
    const leaving = careful ? firstRatio(shares, prices, held) : bestRatio(shares, prices);
    if (leaving === undefined) return contradiction(entering, shares, held, n);
    held[leaving] = entering;
  }
  return { kind: "unsolved" };
}

function optimum(
  point: readonly number[],
  prices: readonly number[],
  held: readonly Holder[],
): Optimum {
  const n = point.length;
  return {
    kind: "optimum",
    point,
    atLimit: point.map((_, i) => held.includes(-1 - n - i)),
    terms: held.flatMap((index, j) =>
      index >= 0 && (prices[j] as number) > 0 ? [{ index, multiplier: prices[j] as number }] : [],
    ),
    held,
  };
}

/** Relative error of one operation, with room for two. */
const ROUNDING = 2 ** -52;

/**
 * A value that costs·x does not fall below wherever the inequalities hold and 0 ≤ x ≤ most, for any multipliers ≥ 0 at all:
 * with d = costs + Σ m·a, costs·x = d·x − Σ m·a·x ≥ Σ min(0, dᵢ)·mostᵢ − Σ m·b. Rounding is subtracted, so a multiplier
 * that is off costs tightness and not truth (Neumaier and Shcherbina 2004). O(terms · n).
 */
export function lowerBound(
  inequalities: readonly Inequality[],
  costs: readonly number[],
  terms: readonly Priced[],
  most: readonly number[],
): number {
  const rounding = ROUNDING * (terms.length + costs.length + 2);
  let sum = 0;
  let size = 0;
  for (const { index, multiplier } of terms) {
    const product = multiplier * (inequalities[index] as Inequality).bound;
    sum -= product;
    size += Math.abs(product);
  }
  costs.forEach((cost, i) => {
    let left = cost;
    let parts = Math.abs(cost);
    for (const { index, multiplier } of terms) {
      const product = multiplier * ((inequalities[index] as Inequality).coefficients[i] as number);
      left += product;
      parts += Math.abs(product);
    }
    sum += Math.min(0, left - rounding * parts) * (most[i] as number);
  });
  return sum - rounding * size;
}

function violated(
  point: readonly number[],
  inequalities: readonly Inequality[],
  limit: number,
  first: boolean,
): Holder | undefined {
  const n = point.length;
  const allowed = FEASIBLE * point.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  let worst: Holder | undefined;
  let excess = allowed;
  for (let index = 0; index < inequalities.length; index += 1) {
    const { coefficients, bound } = inequalities[index] as Inequality;
    let sum = -bound;
    for (let i = 0; i < n; i += 1) sum += (coefficients[i] as number) * (point[i] as number);
    if (sum > excess) {
      if (first) return index;
      worst = index;
      excess = sum;
    }
  }
  for (let i = 0; i < n; i += 1) {
    const value = point[i] as number;
    if (-value > excess) {
      worst = -1 - i;
      excess = -value;
    } else if (value - limit > Math.max(excess, FEASIBLE * limit)) {
      worst = -1 - n - i;
      excess = value - limit;
    }
  }
  return worst;
}

/** Of the holders that may leave, the one with the largest share among those whose ratio is the least but for DUAL_SLACK. */
function bestRatio(shares: readonly number[], prices: readonly number[]): number | undefined {
  const least = smallestShare(shares);
  let most = Infinity;
  shares.forEach((share, j) => {
    if (share > least)
      most = Math.min(most, (Math.max(0, prices[j] as number) + DUAL_SLACK) / share);
  });
  let leaving: number | undefined;
  shares.forEach((share, j) => {
    if (share <= least || Math.max(0, prices[j] as number) / share > most) return;
    if (leaving === undefined || share > (shares[leaving] as number)) leaving = j;
  });
  return leaving;
}

/** The holder with the least ratio, of equals the one with the smallest index (Bland). */
function firstRatio(
  shares: readonly number[],
  prices: readonly number[],
  held: readonly Holder[],
): number | undefined {
  const least = smallestShare(shares);
  let leaving: number | undefined;
  let best = Infinity;
  shares.forEach((share, j) => {
    if (share <= least) return;
    const ratio = Math.max(0, prices[j] as number) / share;
    const tie = leaving !== undefined && Math.abs(ratio - best) <= 1e-12 * (1 + best);
    if (tie ? (held[j] as number) < (held[leaving as number] as number) : ratio < best) {
      leaving = j;
      best = ratio;
    }
  });
  return leaving;
}

function smallestShare(shares: readonly number[]): number {
  return PIVOT * shares.reduce((most, share) => Math.max(most, Math.abs(share)), 1);
}

function contradiction(
  entering: Holder,
  shares: readonly number[],
  held: readonly Holder[],
  n: number,
): Contradiction {
  const multipliers = new Map<Holder, number>([[entering, 1]]);
  held.forEach((holder, j) => {
    if (-(shares[j] as number) > PIVOT) multipliers.set(holder, -(shares[j] as number));
  });
  const holders = [...multipliers.keys()];
  return {
    kind: "contradiction",
    terms: holders
      .filter((holder) => holder >= 0)
      .map((index) => ({ index, multiplier: multipliers.get(index) ?? 0 })),
    atZero: holders.filter((holder) => holder < 0 && holder >= -n).map((holder) => -1 - holder),
    limited: holders.some((holder) => holder < -n),
  };
}

function rowOf(holder: Holder, inequalities: readonly Inequality[], n: number): readonly number[] {
  if (holder >= 0) return (inequalities[holder] as Inequality).coefficients;
  const row: number[] = Array.from({ length: n }, () => 0);
  if (holder >= -n) row[-1 - holder] = -1;
  else row[-1 - n - holder] = 1;
  return row;
}

/** A vertex, and the part of its basis that is not bounds: the held inequalities in the variables that no bound holds. */
interface Vertex {
  readonly point: readonly number[];
  readonly rows: readonly (readonly number[])[];
  readonly free: readonly number[];
  readonly basis: Factored;
}

function vertexOf(
  held: readonly Holder[],
  inequalities: readonly Inequality[],
  n: number,
  limit: number,
): Vertex | undefined {
  const point = Array.from({ length: n }, () => 0);
  const isFree = Array.from({ length: n }, () => true);
  const chosen: Inequality[] = [];
  for (const holder of held) {
    if (holder >= 0) chosen.push(inequalities[holder] as Inequality);
    else {
      const variable = holder >= -n ? -1 - holder : -1 - n - holder;
      isFree[variable] = false;
      point[variable] = holder >= -n ? 0 : limit;
    }
  }
  const free = point.flatMap((_, i) => (isFree[i] === true ? [i] : []));
  const rows = chosen.map(({ coefficients }) => coefficients);
  if (free.length !== rows.length) return undefined;
  const basis = factor(rows.map((row) => free.map((i) => row[i] as number)));
  if (basis === undefined) return undefined;
  const right = chosen.map(({ coefficients, bound }) => {
    let rest = bound;
    for (let i = 0; i < n; i += 1) {
      if (isFree[i] === false) rest -= (coefficients[i] as number) * (point[i] as number);
    }
    return rest;
  });
  const solution = solveFactored(basis, right);
  free.forEach((variable, at) => {
    point[variable] = solution[at] as number;
  });
  return { point, rows, free, basis };
}

/** `vector` as a sum of the held rows, one factor a holder. */
function combination(
  { rows, free, basis }: Vertex,
  held: readonly Holder[],
  vector: readonly number[],
): number[] {
  const n = vector.length;
  const factors = solveTransposed(
    basis,
    free.map((i) => vector[i] as number),
  );
  const rest = [...vector];
  rows.forEach((row, at) => {
    const factor = factors[at] as number;
    for (let i = 0; i < n; i += 1) rest[i] = (rest[i] as number) - factor * (row[i] as number);
  });
  let next = 0;
  return held.map((holder) => {
    if (holder >= 0) {
      next += 1;
      return factors[next - 1] as number;
    }
    return holder >= -n ? -(rest[-1 - holder] as number) : (rest[-1 - n - holder] as number);
  });
}
