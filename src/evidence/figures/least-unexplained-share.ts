// The least share of the total by which constant weights must miss some row, rounding apart.

import { type Inequality, minimize, type Vertex } from "../../math/linear-program.ts";
import { scratchNumbers } from "../../reconcile/rows/fitted-rows.ts";
import { halfWidthAt, type Rows, sizeOfTotal } from "../../reconcile/rows/rows.ts";
import { together } from "../../reconcile/rows/run-rows.ts";
import type { Figure } from "../figure.ts";
import { LEAST_SHARE, NUMBERS, PROGRAM_SLACK } from "../thresholds.ts";

export const leastUnexplainedShare: Figure = {
  id: "least-unexplained-share",
  title: "least share of the total that no constant weights explain",
  unit: "decades",
  of: ({ rows }) => {
    const share = leastShare(together(rows, "all"));
    return share === null ? null : Math.log10(share);
  },
};

/** Weights up to this times total over component. */
const LIMIT = 1e4;
/** Rounds of adding the row that is missed most; the bound moves little after a few. */
const ROUNDS = 60;

/**
 * The least s ≥ 0 so that some w ≥ 0 puts every row within rounding + s·|total|; 1e-7 at least. One linear program a row
 * that is missed, in k + 1 unknowns, each from where the one before ended: O(rounds · (n·k + k³)). Null for no rows.
 */
function leastShare(rows: Rows): number | null {
  const { observations } = rows;
  const k = observations.components;
  if (observations.length === 0 || k === 0) return null;
  const numbers = scratchNumbers(k);
  const scales = new Float64Array(k);
  let most = 0;
  for (let t = 0; t < observations.length; t += 1) {
    observations.putNumbers(t, numbers);
    most = Math.max(most, sizeOfTotal(numbers));
    for (let i = 0; i < k; i += 1) {
      const at = NUMBERS * (i + 1);
      const [low, high] = [numbers[at + 1] as number, numbers[at + 2] as number];
      scales[i] = Math.max(scales[i] as number, Math.abs(low), Math.abs(high));
    }
  }
  // Weight i is in units of the largest total over the component's largest value.
  for (let i = 0; i < k; i += 1) scales[i] = ((scales[i] as number) || 1) / most;
  const lines: Inequality[] = [];
  for (let t = 0; t < observations.length; t += 1) {
    observations.putNumbers(t, numbers);
    lines.push(...linesOf(numbers, scales, rows.float));
  }
  return solve(lines, k);
}

/**
 * y − Σ w·x ≤ tolerance + s·y and the other way round, over y: coefficients of the weights and of s. The rounding of a part
 * counts as its weight does.
 */
function linesOf(numbers: Float64Array, scales: Float64Array, float: number): Inequality[] {
  const size = sizeOfTotal(numbers);
  const y = (numbers[0] as number) / size;
  const slack = halfWidthAt(numbers, 0) / size + float;
  const [upper, lower]: [number[], number[]] = [[], []];
  scales.forEach((scale, i) => {
    const at = NUMBERS * (i + 1);
    const printed = numbers[at] as number;
    const unit = halfWidthAt(numbers, at) + float * Math.abs(printed);
    upper.push(-(printed + unit) / (scale * size));
    lower.push((printed - unit) / (scale * size));
  });
  return [
    { coefficients: [...upper, -1], bound: slack - y },
    { coefficients: [...lower, -1], bound: slack + y },
  ];
}

function solve(lines: readonly Inequality[], k: number): number | null {
  const costs = Array.from({ length: k + 1 }, (_, i) => (i === k ? 1 : 0));
  const taken: Inequality[] = [];
  let point: readonly number[] = costs.map(() => 0);
  let vertex: Vertex | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    let [worst, by]: [Inequality | undefined, number] = [undefined, PROGRAM_SLACK];
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
  }
  return Math.max(LEAST_SHARE, point[k] as number);
}
