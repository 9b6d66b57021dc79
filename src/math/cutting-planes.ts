// Minimum and maximum of each variable over a set that is known only by an oracle for violated inequalities.

import { type Contradiction, type Inequality, minimize } from "./linear-program.ts";

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
  /** Smallest and largest value of each variable; null where only an artificial limit holds it. */
  readonly low: readonly number[];
  readonly high: readonly (number | null)[];
  /** A point inside. */
  readonly inside: readonly number[];
}

export interface Empty<Source> {
  readonly kind: "empty";
  readonly cuts: readonly Cut<Source>[];
  readonly contradiction: Contradiction;
}

/** No verdict within the limits of work; never read as empty. */
export interface Unknown {
  readonly kind: "unknown";
}

const ROUNDS = 400;

/**
 * Bounds of a convex set inside 0 ≤ x ≤ limit by Kelley's cutting planes: solve over the inequalities known,
 * ask the oracle at the optimum, add what it names, until nothing is violated. Cuts are kept between the 2n
 * problems, so the oracle is asked a few dozen times in all. `seed` starts with inequalities
 * known beforehand; only the first `bounded` variables are bounded.
 */
export function boundRegion<Source>(
  variables: number,
  oracle: Oracle<Source>,
  limit: number,
  seed: readonly Cut<Source>[] = [],
  bounded: number = variables,
): Region<Source> | Empty<Source> | Unknown {
  const cuts: Cut<Source>[] = [...seed];
  const settle = (costs: readonly number[]): Settled => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const result = minimize(cuts, costs, limit);
      if (result.kind !== "optimum") return result;
      const found = oracle(result.point);
      if (found.length === 0) return result;
      cuts.push(...found);
    }
    return { kind: "unsolved" };
  };
  const low: number[] = [];
  const high: (number | null)[] = [];
  const sum: number[] = Array.from({ length: variables }, () => 0);
  let solved = 0;
  for (let i = 0; i < bounded; i += 1) {
    for (const direction of [1, -1]) {
      const result = settle(Array.from({ length: variables }, (_, j) => (i === j ? direction : 0)));
      if (result.kind === "contradiction") return { kind: "empty", cuts, contradiction: result };
      if (result.kind === "unsolved") return { kind: "unknown" };
      // An artificial limit on any variable makes the optimum a mere estimate: then nothing is claimed.
      const limited = result.atLimit.includes(true);
      const value = Math.max(0, result.point[i] as number);
      if (direction === 1) low.push(limited ? 0 : value);
      else high.push(limited ? null : value);
      if (!limited) {
        result.point.forEach((entry, j) => (sum[j] = (sum[j] as number) + entry));
        solved += 1;
      }
    }
  }
  const inside = solved === 0 ? low : sum.map((entry) => entry / solved);
  return { kind: "region", cuts, low, high, inside };
}

type Settled = ReturnType<typeof minimize>;
