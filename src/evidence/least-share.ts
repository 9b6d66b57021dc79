// Rows → the least share of the total by which constant weights must miss some row, rounding apart.

import { type Inequality, minimize, type Vertex } from "../math/linear-program.ts";
import { type Rows, half } from "../reconcile/rows/rows.ts";

/** Weights up to this times total over component. */
const LIMIT = 1e4;
/** Rounds of adding the row that is missed most; the bound moves little after a few. */
const ROUNDS = 60;
const SMALLEST = 1e-7;

/**
 * The least s ≥ 0 so that some w ≥ 0 puts every row within rounding + s·|total|; 1e-7 at least. One linear program a row
 * that is missed, in k + 1 unknowns, each from where the one before ended: O(rounds · (n·k + k³)). Null for no rows.
 * The share only grows from round to round: from `enough` on it is no longer told how large it is.
 */
export function leastShare(rows: Rows, enough: number = Infinity): number | null {
  const { observations } = rows;
  const k = observations[0]?.components.length ?? 0;
  if (observations.length === 0 || k === 0) return null;
  const scales = Array.from({ length: k }, (_, i) =>
    observations.reduce(
      (most, { components }) =>
        Math.max(most, Math.abs(components[i]?.low ?? 0), Math.abs(components[i]?.high ?? 0)),
      0,
    ),
  ).map((scale) => (scale > 0 ? scale : 1));
  const lines = observations.flatMap(({ total, components }): Inequality[] => {
    const size = Math.abs(total.value) || half(total) || 1;
    const slack = half(total) / size + rows.float;
    const upper: number[] = [];
    const lower: number[] = [];
    // y − Σ w·x ≤ tolerance + s·y and the other way round; the rounding of a part counts as its weight does.
    components.forEach((printed, i) => {
      const scale = (scales[i] as number) / size;
      const unit =
        half(printed) / (scales[i] as number) +
        (rows.float * Math.abs(printed.value)) / (scales[i] as number);
      const value = printed.value / (scales[i] as number);
      // Weight i in units of total over component's largest value.
      upper.push(-(value + unit) * weightUnit(scale) * scale);
      lower.push((value - unit) * weightUnit(scale) * scale);
    });
    const y = total.value / size;
    return [
      { coefficients: [...upper, -1], bound: slack - y },
      { coefficients: [...lower, -1], bound: slack + y },
    ];
  });
  return solve(lines, k, enough);
}

/** Components are taken as they come: their weights are of the order of total over component anyway. */
function weightUnit(scale: number): number {
  return 1 / Math.max(scale, 1e-12);
}

function solve(lines: readonly Inequality[], k: number, enough: number): number | null {
  const costs = Array.from({ length: k + 1 }, (_, i) => (i === k ? 1 : 0));
  const taken: Inequality[] = [];
  let point: readonly number[] = costs.map(() => 0);
  let vertex: Vertex | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    let [worst, by]: [Inequality | undefined, number] = [undefined, 1e-9];
    for (const line of lines) {
      let over = -line.bound;
      for (let i = 0; i <= k; i += 1)
        over += (line.coefficients[i] as number) * (point[i] as number);
      if (over > by) [worst, by] = [line, over];
    }
    if (worst === undefined) break;
    taken.push(worst);
    const found = minimize(taken, costs, LIMIT, vertex);
    if (found.kind !== "optimum") return null;
    ({ point, vertex } = found);
    if ((point[k] as number) >= enough) break;
  }
  return Math.max(SMALLEST, point[k] as number);
}
