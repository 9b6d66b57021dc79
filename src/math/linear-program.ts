// A small dense linear program: minimise c·x over a·x ≤ b and 0 ≤ x ≤ limit, by the dual simplex method.

/** One inequality `coefficients · x ≤ bound`. */
export interface Inequality {
  readonly coefficients: readonly number[];
  readonly bound: number;
}

export interface Optimum {
  readonly kind: "optimum";
  readonly point: readonly number[];
  /** True for a variable that is held by the artificial `limit` only. */
  readonly atLimit: readonly boolean[];
}

/** No point satisfies the inequalities: the multipliers (≥ 0) of those that contradict each other, Farkas' lemma. */
export interface Contradiction {
  readonly kind: "contradiction";
  /** Indices into the list of inequalities, with their multipliers. */
  readonly terms: readonly { readonly index: number; readonly multiplier: number }[];
  /** Variables whose bound x ≥ 0 takes part. */
  readonly atZero: readonly number[];
  /** True when an artificial limit takes part, so that nothing is proven. */
  readonly limited: boolean;
}

/** The iteration limit was reached; happens only on numerically hopeless input. */
export interface Unsolved {
  readonly kind: "unsolved";
}

const FEASIBLE = 1e-10;
const PIVOT = 1e-11;

/** What holds a vertex: an inequality (index ≥ 0), x_i ≥ 0 (−1 − i) or x_i ≤ limit (−1 − n − i). */
type Holder = number;

/**
 * Minimises `costs · x`. Exactly n constraints hold each vertex, h of them inequalities; a variable that is held by its
 * bound is known, so h equations in h unknowns are solved anew at every step: that is cheaper than keeping a
 * factorisation and does not drift. Rows should be scaled to about 1. Cost: O(steps · (m·n + h³)), h ≤ min(m, n).
 * The starting vertex is made of bounds alone and is dual feasible for any costs.
 */
export function minimize(
  inequalities: readonly Inequality[],
  costs: readonly number[],
  limit: number,
): Optimum | Contradiction | Unsolved {
  const n = costs.length;
  const held: Holder[] = costs.map((cost, i) => (cost < 0 ? -1 - n - i : -1 - i));
  const steps = 200 + 40 * n + 4 * inequalities.length;
  for (let step = 0; step < steps; step += 1) {
    const vertex = vertexOf(held, inequalities, n, limit);
    if (vertex === undefined) return { kind: "unsolved" };
    const { point } = vertex;
    // After many steps the smallest index (Bland) is taken instead of the worst violation, so that no cycle can form.
    const entering = violated(point, inequalities, limit, step > steps / 2);
    if (entering === undefined) {
      return {
        kind: "optimum",
        point,
        atLimit: point.map((_, i) => held.includes(-1 - n - i)),
      };
    }
    const shares = combination(vertex, held, rowOf(entering, inequalities, n));
    const prices = combination(
      vertex,
      held,
      costs.map((cost) => -cost),
    );
    if (shares === undefined || prices === undefined) return { kind: "unsolved" };
    const leaving = ratioTest(shares, prices, held, step > steps / 2);
    if (leaving === undefined) return contradiction(entering, shares, held, n);
    held[leaving] = entering;
  }
  return { kind: "unsolved" };
}

function violated(
  point: readonly number[],
  inequalities: readonly Inequality[],
  limit: number,
  first: boolean,
): Holder | undefined {
  const n = point.length;
  let worst: Holder | undefined;
  let excess = FEASIBLE;
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

function ratioTest(
  shares: readonly number[],
  prices: readonly number[],
  held: readonly Holder[],
  first: boolean,
): number | undefined {
  let leaving: number | undefined;
  let best = Infinity;
  const largest = Math.max(...shares.map(Math.abs), 1e-300);
  for (let j = 0; j < shares.length; j += 1) {
    const share = shares[j] as number;
    if (share <= PIVOT * Math.max(1, largest)) continue;
    const ratio = Math.max(0, prices[j] as number) / share;
    const tie = leaving !== undefined && Math.abs(ratio - best) <= 1e-12 * (1 + best);
    const preferred = first
      ? (held[j] as number) < (held[leaving ?? j] as number)
      : share > (shares[leaving ?? j] as number);
    if (leaving === undefined || (tie ? preferred : ratio < best)) {
      leaving = j;
      best = ratio;
    }
  }
  return leaving;
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
  const matrix = rows.map((row) => free.map((i) => row[i] as number));
  const right = chosen.map(({ coefficients, bound }) => {
    let rest = bound;
    for (let i = 0; i < n; i += 1) {
      if (isFree[i] === false) rest -= (coefficients[i] as number) * (point[i] as number);
    }
    return rest;
  });
  const solution = solve(matrix, right);
  if (solution === undefined) return undefined;
  free.forEach((variable, at) => {
    point[variable] = solution[at] as number;
  });
  return { point, rows, free };
}

/** `vector` as a sum of the held rows, one factor a holder. */
function combination(
  { rows, free }: Vertex,
  held: readonly Holder[],
  vector: readonly number[],
): number[] | undefined {
  const n = vector.length;
  const factors = solve(
    free.map((i) => rows.map((row) => row[i] as number)),
    free.map((i) => vector[i] as number),
  );
  if (factors === undefined) return undefined;
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

/** Gaussian elimination with scaled partial pivoting; undefined for a singular matrix. */
export function solve(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): number[] | undefined {
  const n = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  for (let column = 0; column < n; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < n; row += 1) {
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = row;
    }
    const chosen = rows[pivot] as number[];
    const diagonal = chosen[column] as number;
    if (Math.abs(diagonal) < 1e-14) return undefined;
    rows[pivot] = rows[column] as number[];
    rows[column] = chosen;
    for (let row = column + 1; row < n; row += 1) {
      const target = rows[row] as number[];
      const factor = (target[column] as number) / diagonal;
      if (factor === 0) continue;
      for (let i = column; i <= n; i += 1) {
        target[i] = (target[i] as number) - factor * (chosen[i] as number);
      }
    }
  }
  const solution: number[] = Array.from({ length: n }, () => 0);
  for (let row = n - 1; row >= 0; row -= 1) {
    const current = rows[row] as number[];
    let sum = current[n] as number;
    for (let i = row + 1; i < n; i += 1) sum -= (current[i] as number) * (solution[i] as number);
    solution[row] = sum / (current[row] as number);
  }
  return solution;
}
