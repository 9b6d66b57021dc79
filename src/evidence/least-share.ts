// Rows → the least share of the total by which constant weights must miss some row, rounding apart.

import { type Inequality, minimize, type Vertex } from "../math/linear-program.ts";
import { halfAt, type Rows } from "../reconcile/rows/rows.ts";
import { numbersRoom, putNumbers } from "../reconcile/rows/series.ts";

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
  const numbers = numbersRoom(k);
  const scales = new Float64Array(k);
  for (const observation of observations) {
    putNumbers(observation, numbers);
    for (let i = 0; i < k; i += 1) {
      const [low, high] = [numbers[3 * i + 4] as number, numbers[3 * i + 5] as number];
      scales[i] = Math.max(scales[i] as number, Math.abs(low), Math.abs(high));
    }
  }
  const lines: Inequality[] = [];
  for (const observation of observations) {
    putNumbers(observation, numbers);
    addLines(numbers, scales, rows.float, lines);
  }
  return solve(lines, k, enough);
}

/** y − Σ w·x ≤ tolerance + s·y and the other way round; the rounding of a part counts as its weight does. */
function addLines(
  numbers: Float64Array,
  scales: Float64Array,
  float: number,
  lines: Inequality[],
): void {
  const total = numbers[0] as number;
  const rounding = halfAt(numbers, 0);
  const size = Math.abs(total) || rounding || 1;
  const slack = rounding / size + float;
  const [upper, lower]: [number[], number[]] = [[], []];
  for (let i = 0; i < scales.length; i += 1) {
    const own = (scales[i] as number) || 1;
    const printed = numbers[3 * i + 3] as number;
    const scale = own / size;
    const unit = halfAt(numbers, 3 * i + 3) / own + (float * Math.abs(printed)) / own;
    const value = printed / own;
    // Weight i in units of total over component's largest value.
    upper.push(-(value + unit) * weightUnit(scale) * scale);
    lower.push((value - unit) * weightUnit(scale) * scale);
  }
  const y = total / size;
  upper.push(-1);
  lower.push(-1);
  lines.push({ coefficients: upper, bound: slack - y }, { coefficients: lower, bound: slack + y });
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
