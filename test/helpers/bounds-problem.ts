// A seed and a shape → printed rows, in whole numbers alone, so that scripts/highs-reference.py makes the very same.

import { observe } from "./observations.ts";
import type { FittedRows } from "../../src/reconcile/rows/fitted-rows.ts";

export interface BoundsProblem {
  readonly seed: number;
  readonly rows: number;
  readonly components: number;
  /** Printed decimals. */
  readonly digits: number;
  readonly hidden: "none" | "falling" | "growing" | "level";
  /** Components differ by one part in 10^parallel; 0 for components with courses of their own. */
  readonly parallel: number;
  /** Power of ten of every value. */
  readonly scale: number;
  readonly degenerate?: "twins" | "zero";
}

/** True values are kept in sixteenths of the last printed place. */
const PARTS = 16;

/** A linear congruential generator: `draw(m)` gives a whole number from 0 to m − 1, m ≤ 2²⁰. */
function generator(seed: number): (m: number) => number {
  let state = seed;
  return (m) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state * m) / 4294967296);
  };
}

/** Total and components of every row, as printed; weights are drawn in hundredths. O(rows · components). */
export function boundsRows(problem: BoundsProblem): string[][] {
  const { seed, rows, components, digits, hidden, parallel, scale, degenerate } = problem;
  const draw = generator(seed);
  const unit = 10 ** digits * PARTS;
  const weights = Array.from(
    { length: components },
    () => [100, 100, 50, 20, 200, 137][draw(6)] ?? 100,
  );
  const levels = Array.from({ length: components }, () =>
    Math.floor((unit * (20 + draw(280))) / 100),
  );
  const rates = Array.from(
    { length: components },
    () => Math.floor((40 + draw(400)) / Math.ceil(rows / 30)) + 1,
  );
  const [common, finest] = [Math.floor(unit / 2), 10 ** parallel];
  let term = hidden === "growing" ? 0 : hidden === "none" ? 0 : 2 * unit;
  const text = (value: number): string =>
    `${Math.floor((value + PARTS / 2) / PARTS)}e${scale - digits}`;
  const result: string[][] = [];
  for (let t = 0; t < rows; t += 1) {
    const shared = common + Math.floor((common * draw(4096)) / 16384);
    const values = levels.map((level, i) => {
      levels[i] = level - Math.floor((level * (rates[i] as number)) / 4096);
      const own = Math.floor((level * (3686 + draw(820))) / 4096);
      return parallel === 0 ? own : shared + Math.floor(own / finest);
    });
    if (degenerate === "twins") values[1] = values[0] as number;
    if (degenerate === "zero") values[0] = 0;
    const sum = values.reduce((all, value, i) => all + value * (weights[i] as number), 0);
    result.push([Math.floor(sum / 100) + term, ...values].map(text));
    const step = Math.floor(450 / Math.ceil(rows / 30)) + 1;
    if (hidden === "falling") term -= Math.floor((term * step) / 4096);
    if (hidden === "growing") term += Math.floor(((unit - term) * step) / 4096);
  }
  return result;
}

export function boundsProblem(problem: BoundsProblem): FittedRows {
  return observe(boundsRows(problem));
}
