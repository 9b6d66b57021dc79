// The constraints that hold a vertex of a linear program → its place, the edges that leave it, and the step along one of them.

import { scratchOf } from "./scratch.ts";

/** One inequality `coefficients · x ≤ bound`. */
export interface Inequality {
  readonly coefficients: readonly number[];
  readonly bound: number;
}

/** What holds a vertex: an inequality (index ≥ 0), x_i ≥ 0 (−1 − i) or x_i ≤ limit (−1 − n − i). */
export type Holder = number;

/**
 * A vertex with the inverse of what holds it: along edge j every held constraint but the j-th stays met, and the left-hand side of that one grows
 * by 1. An edge has no entry for a variable that a bound holds, but for its own.
 */
export interface Vertex {
  readonly held: Holder[];
  readonly point: Float64Array;
  /** n × n, edge by edge. */
  readonly edges: Float64Array;
  /** Of each holder: what the costs fall by along its edge. Not below 0 where the vertex is the best for what holds it. */
  readonly prices: Float64Array;
  /** Steps since all of it was worked out from the holders: each adds its rounding. */
  steps: number;
  /** Whether rounding was taken out of the point and the prices since the last step. */
  isExact: boolean;
}

/** Pivots below this are taken as zero; rows should be scaled to about 1. */
const SINGULAR = 1e-14;

/** The best vertex of the bounds alone. */
export function createVertex(costs: readonly number[], limit: number): Vertex {
  const n = costs.length;
  const vertex: Vertex = {
    held: costs.map((cost, i) => (cost < 0 ? -1 - n - i : -1 - i)),
    point: new Float64Array(n),
    edges: new Float64Array(n * n),
    prices: new Float64Array(n),
    steps: 0,
    isExact: true,
  };
  holdByBounds(vertex, limit);
  setPrices(vertex, costs);
  return vertex;
}

/** The vertex of these holders, one bound of each variable in its place. */
function holdByBounds({ held, point, edges }: Vertex, limit: number): void {
  const n = held.length;
  edges.fill(0);
  for (let i = 0; i < n; i += 1) {
    const isLow = held[i] === -1 - i;
    point[i] = isLow ? 0 : limit;
    edges[i * n + i] = isLow ? -1 : 1;
  }
}

function setPrices({ edges, prices }: Vertex, costs: readonly number[]): void {
  const n = costs.length;
  for (let j = 0; j < n; j += 1) {
    let price = 0;
    for (let i = 0; i < n; i += 1) price -= (costs[i] as number) * (edges[j * n + i] as number);
    prices[j] = price;
  }
}

/** How much each holder takes part in what another one holds, as the sum of rows that it is. */
export function setShares(
  { held, edges }: Vertex,
  holder: Holder,
  inequalities: readonly Inequality[],
  shares: Float64Array,
): void {
  const n = held.length;
  if (holder < 0) {
    const variable = holder >= -n ? -1 - holder : -1 - n - holder;
    const sign = holder >= -n ? -1 : 1;
    for (let j = 0; j < n; j += 1) shares[j] = sign * (edges[j * n + variable] as number);
    return;
  }
  const { coefficients } = inequalities[holder] as Inequality;
  for (let j = 0; j < n; j += 1) {
    let share = 0;
    for (let i = 0; i < n; i += 1)
      share += (coefficients[i] as number) * (edges[j * n + i] as number);
    shares[j] = share;
  }
}

/** Lets the `leaving` of the holders go and moves along its edge to where `entering` is met, as `shares` of the others. O(n · inequalities held). */
export function step(
  vertex: Vertex,
  leaving: number,
  entering: Holder,
  inequalities: readonly Inequality[],
  limit: number,
  shares: Float64Array,
): void {
  const { held, point, edges, prices } = vertex;
  const n = held.length;
  const share = shares[leaving] as number;
  const length = -excess(vertex, entering, inequalities, limit);
  const price = (prices[leaving] as number) / share;
  const places: number[] = [];
  const own = leaving * n;
  for (let i = 0; i < n; i += 1) {
    const value = (edges[own + i] as number) / share;
    if (value === 0) continue;
    edges[own + i] = value;
    places.push(i);
    point[i] = (point[i] as number) + length * value;
  }
  for (let j = 0; j < n; j += 1) {
    const part = shares[j] as number;
    if (part === 0 || j === leaving) continue;
    const other = j * n;
    for (const i of places)
      edges[other + i] = (edges[other + i] as number) - part * (edges[own + i] as number);
    prices[j] = (prices[j] as number) - part * price;
  }
  prices[leaving] = price;
  held[leaving] = entering;
  vertex.steps += 1;
  vertex.isExact = false;
}

/** By how much the vertex is beyond what a holder allows. */
function excess(
  { held, point }: Vertex,
  holder: Holder,
  inequalities: readonly Inequality[],
  limit: number,
): number {
  const n = held.length;
  if (holder < -n) return (point[-1 - n - holder] as number) - limit;
  if (holder < 0) return -(point[-1 - holder] as number);
  const { coefficients, bound } = inequalities[holder] as Inequality;
  let sum = -bound;
  for (let i = 0; i < n; i += 1) sum += (coefficients[i] as number) * (point[i] as number);
  return sum;
}

/**
 * The same vertex worked out anew from its holders: inequalities take the place of bounds one by one, each of the one
 * with the largest share, as in elimination with pivots. False where they hold no single point. O(n · (inequalities held)²).
 */
export function renew(
  vertex: Vertex,
  inequalities: readonly Inequality[],
  costs: readonly number[],
  limit: number,
  shares: Float64Array,
): boolean {
  const { held } = vertex;
  const n = held.length;
  const entering = held.filter((holder) => holder >= 0);
  const atLimit = new Set(held.filter((holder) => holder < -n));
  const atZero = new Set(held.filter((holder) => holder < 0 && holder >= -n));
  for (let i = 0; i < n; i += 1) held[i] = atLimit.has(-1 - n - i) ? -1 - n - i : -1 - i;
  holdByBounds(vertex, limit);
  for (const holder of entering) {
    setShares(vertex, holder, inequalities, shares);
    let leaving = -1;
    let most = SINGULAR;
    for (let i = 0; i < n; i += 1) {
      const bound = held[i] as Holder;
      if (bound >= 0 || atZero.has(bound) || atLimit.has(bound)) continue;
      const size = Math.abs(shares[i] as number);
      if (size >= most) [leaving, most] = [i, size];
    }
    if (leaving < 0) return false;
    step(vertex, leaving, holder, inequalities, limit, shares);
  }
  setPrices(vertex, costs);
  refine(vertex, inequalities, costs, limit);
  vertex.steps = 0;
  return true;
}

const scratch = scratchOf((n) => ({ rest: new Float64Array(n), beyond: new Float64Array(n) }));

/**
 * Takes out of the point and the prices what rounding has left in them, once: rows may be parallel but for their tenth
 * digit. Gives the most that was left. O(n²).
 */
export function refine(
  vertex: Vertex,
  inequalities: readonly Inequality[],
  costs: readonly number[],
  limit: number,
): number {
  const { held, point, edges, prices } = vertex;
  const n = held.length;
  const { rest, beyond } = scratch(n);
  for (let i = 0; i < n; i += 1) rest[i] = costs[i] as number;
  let most = 0;
  for (let j = 0; j < n; j += 1) {
    const holder = held[j] as Holder;
    const price = prices[j] as number;
    beyond[j] = excess(vertex, holder, inequalities, limit);
    most = Math.max(most, Math.abs(beyond[j] as number));
    if (holder >= 0) {
      const { coefficients } = inequalities[holder] as Inequality;
      for (let i = 0; i < n; i += 1)
        rest[i] = (rest[i] as number) + price * (coefficients[i] as number);
    } else if (holder >= -n) rest[-1 - holder] = (rest[-1 - holder] as number) - price;
    else rest[-1 - n - holder] = (rest[-1 - n - holder] as number) + price;
  }
  for (let i = 0; i < n; i += 1) most = Math.max(most, Math.abs(rest[i] as number));
  for (let j = 0; j < n; j += 1) {
    const own = beyond[j] as number;
    let off = 0;
    for (let i = 0; i < n; i += 1) {
      const entry = edges[j * n + i] as number;
      off += (rest[i] as number) * entry;
      point[i] = (point[i] as number) - own * entry;
    }
    prices[j] = (prices[j] as number) - off;
  }
  vertex.isExact = true;
  return most;
}
