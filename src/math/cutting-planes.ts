// Minimum and maximum of each variable over a set that is known only by an oracle for violated inequalities.

import {
  type Contradiction,
  type Inequality,
  lowerBound,
  minimize,
  type Priced,
  type Vertex,
} from "./linear-program.ts";

/** An inequality that carries what it came from. */
export interface Cut<Source> extends Inequality {
  readonly source: Source;
}

/** Names inequalities violated at a point, the worst first; none when the point is inside. */
export type Oracle<Source> = (point: readonly number[]) => readonly Cut<Source>[];

export interface Region<Source> {
  readonly kind: "region";
  /** Inequalities found so far; every stated range is a consequence of them. */
  readonly cuts: readonly Cut<Source>[];
  /** A point inside. */
  readonly inside: readonly number[];
  readonly ends: () => Ends;
}

/** Smallest and largest value of each variable, rounded outward; null where only an artificial limit holds it. */
export interface Ends {
  readonly low: readonly number[];
  readonly high: readonly (number | null)[];
}

interface Empty<Source> {
  readonly kind: "empty";
  readonly cuts: readonly Cut<Source>[];
  readonly contradiction: Contradiction;
}

/** A point inside. */
interface Inside<Source> {
  readonly kind: "inside";
  readonly cuts: readonly Cut<Source>[];
  readonly point: readonly number[];
}

/** No verdict within the limits of work; never read as empty. */
export interface Unknown {
  readonly kind: "unknown";
}

const ROUNDS = 400;

/** The best that was found in one direction. */
interface Settled {
  readonly costs: readonly number[];
  /** Inequalities that hold the end; null where nothing but the artificial limit does. */
  readonly terms: readonly Priced[] | null;
  /** Where the end is taken; undefined when the oracle still objected at the last one. */
  readonly point: readonly number[] | undefined;
}

/**
 * Bounds of a convex set inside 0 ≤ x ≤ limit by Kelley's cutting planes: solve over the inequalities known,
 * ask the oracle at the optimum, add what it names, until nothing is violated or nothing new is named. Cuts are kept
 * between the 2n problems, and each round starts from what held the last optimum. `seed` starts with inequalities
 * known beforehand; only the first `bounded` variables are bounded. A problem that is not settled within the limits of
 * work is stated with the end it had come to, which is too wide and not wrong.
 */
export function boundRegion<Source>(
  variables: number,
  oracle: Oracle<Source>,
  limit: number,
  seed: readonly Cut<Source>[] = [],
  bounded: number = variables,
): Region<Source> | Empty<Source> | Unknown {
  const known = createCutList(seed);
  const ends: Settled[] = [];
  for (let end = 0; end < 2 * bounded; end += 1) {
    const costs = costsOf(variables, end >> 1, end % 2 === 0 ? 1 : -1);
    const result = settle(known, oracle, costs, limit);
    if ("kind" in result) return { kind: "empty", cuts: known.cuts, contradiction: result };
    ends.push(result);
  }
  const found = ends.filter(({ point }) => point !== undefined);
  if (found.length === 0) return { kind: "unknown" };
  const stated = (): Ends => stateEnds(known.cuts, ends, variables, limit);
  const within = found.filter(({ terms }) => terms !== null);
  return {
    kind: "region",
    cuts: known.cuts,
    inside: within.length === 0 ? stated().low : middleOf(within, variables),
    ends: () => {
      const { low, high } = stated();
      return { low: low.slice(0, bounded), high: high.slice(0, bounded) };
    },
  };
}

/** 1 or −1 for one variable, 0 for the others. */
function costsOf(variables: number, own: number, cost: 1 | -1): number[] {
  const costs: number[] = [];
  for (let j = 0; j < variables; j += 1) costs.push(j === own ? cost : 0);
  return costs;
}

function middleOf(ends: readonly Settled[], variables: number): number[] {
  const middle: number[] = [];
  for (let i = 0; i < variables; i += 1) {
    let sum = 0;
    for (const { point } of ends) sum += point?.[i] as number;
    middle.push(sum / ends.length);
  }
  return middle;
}

/** 1 and a little more for each: a program in which hardly any cost is 0 takes a tenth of the steps (300 rows of 64 and 128 unknowns). */
function costsOfAll(variables: number, sign: 1 | -1): number[] {
  const costs: number[] = [];
  for (let i = 0; i < variables; i += 1) costs.push(sign * (1 + i / (16 * variables)));
  return costs;
}

/** Whether there is any point in such a set: as `boundRegion`, for half the work or less. */
export function findInside<Source>(
  variables: number,
  oracle: Oracle<Source>,
  limit: number,
): Inside<Source> | Empty<Source> | Unknown {
  const known = createCutList<Source>([]);
  for (const first of [1, -1] as const) {
    const result = settle(known, oracle, costsOfAll(variables, first), limit);
    if ("kind" in result) return { kind: "empty", cuts: known.cuts, contradiction: result };
    if (result.point !== undefined)
      return { kind: "inside", cuts: known.cuts, point: result.point };
  }
  return { kind: "unknown" };
}

function settle<Source>(
  known: CutList<Source>,
  oracle: Oracle<Source>,
  costs: readonly number[],
  limit: number,
): Settled | Contradiction {
  let start: Vertex | undefined;
  let terms: readonly Priced[] | null = null;
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = minimize(known.cuts, costs, limit, start);
    if (result.kind === "contradiction") return result;
    if (result.kind === "unsolved") break;
    start = result.vertex;
    // An artificial limit on any variable makes the optimum a mere estimate: then nothing is claimed.
    terms = result.limited ? null : result.terms;
    if (!known.add(oracle(result.point))) return { costs, terms, point: result.point };
  }
  return { costs, terms, point: undefined };
}

/** Sweeps over the ends: each is stated with the largest values that the sweep before allows. */
const SWEEPS = 3;

function stateEnds<Source>(
  cuts: readonly Cut<Source>[],
  ends: readonly Settled[],
  variables: number,
  limit: number,
): Ends {
  const low: number[] = Array.from({ length: variables }, () => 0);
  const high: (number | null)[] = Array.from({ length: variables }, () => null);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const most = high.map((value) => Math.min(limit, value ?? limit));
    ends.forEach(({ costs, terms }, end) => {
      if (terms === null) return;
      const i = end >> 1;
      const bound = lowerBound(cuts, costs, terms, most);
      if (end % 2 === 0) low[i] = Math.max(low[i] as number, bound);
      else high[i] = Math.min(high[i] ?? Infinity, -bound);
    });
  }
  return { low, high };
}

interface CutList<Source> {
  readonly cuts: readonly Cut<Source>[];
  /** Adds those that are new; true if any was. */
  readonly add: (found: readonly Cut<Source>[]) => boolean;
}

/** The oracle may name an inequality again that the program meets but for rounding: it says nothing new then. */
function createCutList<Source>(seed: readonly Cut<Source>[]): CutList<Source> {
  const cuts: Cut<Source>[] = [];
  const add = (found: readonly Cut<Source>[]): boolean => {
    const before = cuts.length;
    for (const cut of found) {
      if (!cuts.some((other) => isSame(other, cut))) cuts.push(cut);
    }
    return cuts.length > before;
  };
  add(seed);
  return { cuts, add };
}

function isSame(a: Inequality, b: Inequality): boolean {
  if (a.bound !== b.bound) return false;
  for (let i = 0; i < a.coefficients.length; i += 1)
    if (a.coefficients[i] !== b.coefficients[i]) return false;
  return true;
}
