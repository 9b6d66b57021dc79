// A small dense linear program: minimise c·x over a·x ≤ b and 0 ≤ x ≤ limit, by the dual simplex method.

import { scratchOf } from "./scratch.ts";
import {
  createVertex,
  type Holder,
  type Inequality,
  refine,
  renew,
  setShares,
  step,
  type Vertex,
} from "./vertex.ts";
export type { Inequality, Vertex } from "./vertex.ts";

/** An inequality of the list with a multiplier ≥ 0. */
export interface Priced {
  readonly index: number;
  readonly multiplier: number;
}

interface Optimum {
  readonly kind: "optimum";
  readonly point: readonly number[];
  /** True when a variable is held by the artificial limit only. */
  readonly limited: boolean;
  /** Inequalities that hold the optimum: costs + Σ multiplier·coefficients ≥ 0, within rounding, where nothing is at the limit. */
  readonly terms: readonly Priced[];
  /** The optimum, for a later program with the same costs and further inequalities to go on from; that one moves it. */
  readonly vertex: Vertex;
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
interface Unsolved {
  readonly kind: "unsolved";
}

/** An inequality counts as met within this, times the largest variable where that is over 1; rows are scaled to about 1. */
const FEASIBLE = 2 ** -46;
const PIVOT = 1e-11;
/** Multipliers may turn negative by this, so that a better pivot can be taken (Harris 1973); `lowerBound` makes up for it. */
const DUAL_SLACK = 1e-12;

/** Steps after which a vertex is worked out anew, so that their roundings do not add up. */
const MOST_STEPS = 100;

/** What rounding may have left in a vertex for it to be taken out; more, and the vertex is worked out anew. */
const INEXACT = 1e-12;

/**
 * Minimises `costs · x`. Exactly n constraints hold each vertex; the edges that leave it are kept from step to step, and
 * worked out anew now and then and before anything is said. Rows should be scaled to about 1. Cost: O(steps · n · (m + n)).
 * The first vertex is made of bounds alone, which is the best for any costs, or is the optimum of a program with the same
 * costs and fewer inequalities. Costs that are all above 0 take a tenth of the steps of those that are mostly 0, where
 * hardly any step brings the optimum nearer.
 */
export function minimize(
  inequalities: readonly Inequality[],
  costs: readonly number[],
  limit: number,
  vertex: Vertex = createVertex(costs, limit),
): Optimum | Contradiction | Unsolved {
  const n = costs.length;
  const shares = sharesFor(n);
  const most = 200 + 40 * n + 4 * inequalities.length;
  const again = (): boolean => renew(vertex, inequalities, costs, limit, shares);
  for (let count = 0; count < most; count += 1) {
    if (vertex.steps >= MOST_STEPS && !again()) break;
    // After many steps the smallest index (Bland) is taken instead of the worst violation, so that no cycle can form.
    const careful = count > most / 2;
    const entering = violated(vertex.point, inequalities, limit, careful);
    let leaving: number | undefined;
    if (entering !== undefined) {
      setShares(vertex, entering, inequalities, shares);
      leaving = careful
        ? firstRatio(shares, vertex.prices, vertex.held)
        : bestRatio(shares, vertex.prices);
    }
    if (entering !== undefined && leaving !== undefined)
      step(vertex, leaving, entering, inequalities, limit, shares);
    else if (!vertex.isExact) {
      if (refine(vertex, inequalities, costs, limit) > INEXACT && !again()) break;
    } else
      return entering === undefined
        ? optimum(vertex)
        : contradiction(entering, shares, vertex.held);
  }
  return { kind: "unsolved" };
}

const sharesFor = scratchOf((n) => new Float64Array(n));

function optimum(vertex: Vertex): Optimum {
  const { held, prices } = vertex;
  const n = held.length;
  const terms: Priced[] = [];
  let limited = false;
  for (let j = 0; j < n; j += 1) {
    const index = held[j] as Holder;
    const multiplier = prices[j] as number;
    if (index >= 0 && multiplier > 0) terms.push({ index, multiplier });
    if (index < -n) limited = true;
  }
  return { kind: "optimum", point: numberList(vertex.point), limited, terms, vertex };
}

/** The same numbers as a list; three times as fast as to spread so few. */
function numberList(values: Float64Array): number[] {
  const list: number[] = [];
  for (let i = 0; i < values.length; i += 1) list.push(values[i] as number);
  return list;
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
  for (let i = 0; i < costs.length; i += 1) {
    let left = costs[i] as number;
    let parts = Math.abs(left);
    for (const { index, multiplier } of terms) {
      const product = multiplier * ((inequalities[index] as Inequality).coefficients[i] as number);
      left += product;
      parts += Math.abs(product);
    }
    sum += Math.min(0, left - rounding * parts) * (most[i] as number);
  }
  return sum - rounding * size;
}

function violated(
  point: Float64Array,
  inequalities: readonly Inequality[],
  limit: number,
  first: boolean,
): Holder | undefined {
  const n = point.length;
  let largest = 1;
  for (let i = 0; i < n; i += 1) largest = Math.max(largest, Math.abs(point[i] as number));
  let worst: Holder | undefined;
  let excess = FEASIBLE * largest;
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
function bestRatio(shares: Float64Array, prices: Float64Array): number | undefined {
  const least = smallestShare(shares);
  let most = Infinity;
  for (let j = 0; j < shares.length; j += 1) {
    const share = shares[j] as number;
    if (share > least)
      most = Math.min(most, (Math.max(0, prices[j] as number) + DUAL_SLACK) / share);
  }
  let leaving: number | undefined;
  for (let j = 0; j < shares.length; j += 1) {
    const share = shares[j] as number;
    if (share <= least || Math.max(0, prices[j] as number) / share > most) continue;
    if (leaving === undefined || share > (shares[leaving] as number)) leaving = j;
  }
  return leaving;
}

/** The holder with the least ratio, of equals the one with the smallest index (Bland). */
function firstRatio(
  shares: Float64Array,
  prices: Float64Array,
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

function smallestShare(shares: Float64Array): number {
  let largest = 1;
  for (let j = 0; j < shares.length; j += 1)
    largest = Math.max(largest, Math.abs(shares[j] as number));
  return PIVOT * largest;
}

function contradiction(
  entering: Holder,
  shares: Float64Array,
  held: readonly Holder[],
): Contradiction {
  const n = held.length;
  const terms: Priced[] = [];
  const atZero: number[] = [];
  let limited = false;
  const add = (holder: Holder, multiplier: number): void => {
    if (holder >= 0) terms.push({ index: holder, multiplier });
    else if (holder >= -n) atZero.push(-1 - holder);
    else limited = true;
  };
  add(entering, 1);
  for (let j = 0; j < n; j += 1) {
    const multiplier = -(shares[j] as number);
    if (multiplier > PIVOT) add(held[j] as Holder, multiplier);
  }
  return { kind: "contradiction", terms, atZero, limited };
}
