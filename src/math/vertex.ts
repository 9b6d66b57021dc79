// The constraints that hold a vertex of a linear program → its place, and other vectors as sums of what holds it.

import {
  createFactored,
  type Factored,
  factorInPlace,
  solveFactored,
  solveTransposed,
} from "./factored.ts";

/** One inequality `coefficients · x ≤ bound`. */
export interface Inequality {
  readonly coefficients: readonly number[];
  readonly bound: number;
}

/** What holds a vertex: an inequality (index ≥ 0), x_i ≥ 0 (−1 − i) or x_i ≤ limit (−1 − n − i). */
export type Holder = number;

/** A vertex, and the part of its basis that is not bounds: the held inequalities in the variables that no bound holds. */
export interface Vertex {
  readonly point: Float64Array;
  /** 1 for a variable that no bound holds. */
  readonly isFree: Uint8Array;
  /** The free variables, as many as inequalities are held. */
  readonly free: Int32Array;
  readonly basis: Factored;
  /** Right-hand and left-hand sides of the equations, on their way. */
  readonly right: Float64Array;
  readonly left: Float64Array;
  readonly rest: Float64Array;
}

export function createVertex(n: number): Vertex {
  return {
    point: new Float64Array(n),
    isFree: new Uint8Array(n),
    free: new Int32Array(n),
    basis: createFactored(n),
    right: new Float64Array(n),
    left: new Float64Array(n),
    rest: new Float64Array(n),
  };
}

/** Moves the vertex to where the holders hold it; false where they do not hold one point. */
export function place(
  { point, isFree, free, basis, right, left }: Vertex,
  held: readonly Holder[],
  inequalities: readonly Inequality[],
  limit: number,
): boolean {
  const n = held.length;
  // Loops: of so few numbers, `fill` and `set` would take as long as all the rest of a step.
  for (let i = 0; i < n; i += 1) isFree[i] = 1;
  let size = 0;
  for (const holder of held) {
    if (holder >= 0) {
      size += 1;
      continue;
    }
    const variable = holder >= -n ? -1 - holder : -1 - n - holder;
    isFree[variable] = 0;
    point[variable] = holder >= -n ? 0 : limit;
  }
  let found = 0;
  for (let i = 0; i < n; i += 1) {
    if (isFree[i] === 0) continue;
    free[found] = i;
    found += 1;
  }
  if (found !== size) return false;
  basis.size = size;
  let row = 0;
  for (const holder of held) {
    if (holder < 0) continue;
    const { coefficients, bound } = inequalities[holder] as Inequality;
    for (let j = 0; j < size; j += 1)
      basis.factors[row * size + j] = coefficients[free[j] as number] as number;
    let rest = bound;
    for (let i = 0; i < n; i += 1)
      if (isFree[i] === 0) rest -= (coefficients[i] as number) * (point[i] as number);
    right[row] = rest;
    row += 1;
  }
  if (!factorInPlace(basis)) return false;
  solveFactored(basis, right, left);
  for (let j = 0; j < size; j += 1) point[free[j] as number] = left[j] as number;
  return true;
}

/** Puts `vector` as a sum of the held rows into `factors`, one factor a holder. */
export function combine(
  { isFree, free, basis, right, left, rest }: Vertex,
  held: readonly Holder[],
  inequalities: readonly Inequality[],
  vector: Float64Array,
  factors: Float64Array,
): void {
  const n = held.length;
  for (let j = 0; j < basis.size; j += 1) right[j] = vector[free[j] as number] as number;
  solveTransposed(basis, right, left);
  for (let i = 0; i < n; i += 1) rest[i] = vector[i] as number;
  let row = 0;
  for (let j = 0; j < n; j += 1) {
    const holder = held[j] as number;
    if (holder < 0) continue;
    const { coefficients } = inequalities[holder] as Inequality;
    const factor = left[row] as number;
    for (let i = 0; i < n; i += 1)
      if (isFree[i] === 0) rest[i] = (rest[i] as number) - factor * (coefficients[i] as number);
    factors[j] = factor;
    row += 1;
  }
  for (let j = 0; j < n; j += 1) {
    const holder = held[j] as number;
    if (holder >= 0) continue;
    factors[j] = holder >= -n ? -(rest[-1 - holder] as number) : (rest[-1 - n - holder] as number);
  }
}

/** Puts what the holder holds into `row`, as the left-hand side of an inequality. */
export function setRow(
  row: Float64Array,
  holder: Holder,
  inequalities: readonly Inequality[],
): void {
  const n = row.length;
  if (holder >= 0) {
    const { coefficients } = inequalities[holder] as Inequality;
    for (let i = 0; i < n; i += 1) row[i] = coefficients[i] as number;
    return;
  }
  for (let i = 0; i < n; i += 1) row[i] = 0;
  if (holder >= -n) row[-1 - holder] = -1;
  else row[-1 - n - holder] = 1;
}
