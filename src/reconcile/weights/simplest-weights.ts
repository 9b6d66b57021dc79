// A feasible fit → the simplest weights that are jointly inside.

import { boundRegion, type Cut, type Oracle } from "../../math/cutting-planes.ts";
import { complexity, simplestNumbers } from "../../math/simplest-number.ts";
import { admits, type Feasible } from "../bounds/fit.ts";
import { LIMIT, oracleOf } from "../bounds/cuts.ts";

const CANDIDATES = 3;
const BEAM = 4;

interface Tried {
  readonly weights: readonly number[];
  readonly cost: number;
}

/**
 * All ones when the fit admits it; else component after component the simplest numbers in the range that is left once
 * the earlier ones are fixed, keeping the best few; undefined when nothing simple is inside (numerically empty).
 * O(k) × the cost of a fit.
 */
export function simplestWeights(fit: Feasible): readonly number[] | undefined {
  const ones = fit.boxes.map(() => 1);
  if (admits(fit.intervals, fit.model, ones)) return ones;
  let tried: Tried[] = [{ weights: [], cost: 0 }];
  for (let i = 0; i < fit.boxes.length; i += 1) {
    tried = tried
      .flatMap((before) => extend(fit, before))
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, BEAM);
  }
  const separate = tried.find(({ weights }) => admits(fit.intervals, fit.model, weights));
  const equal = equalWeights(fit);
  if (equal === undefined) return separate?.weights;
  return separate !== undefined && separate.cost <= equal.cost ? separate.weights : equal.weights;
}

/**
 * How unlikely it is that such short weights lie inside by chance. They are fixed one after another: one with d decimals in a range of width w is as likely as −log₂ of the decimals
 * of d digits or fewer that such a range holds on average, Σ_{d'≤d} w·10^d'. A weight of 0 adds none: it lies where the
 * ranges end, and a fit that hardly is one ends there. O(k) × the cost of a fit.
 */
export function agreementBits(fit: Feasible, weights: readonly number[]): number {
  let bits = 0;
  for (let i = 0; i < weights.length; i += 1) {
    if (weights[i] === 0) continue;
    const range = rangeOfNext(fit, weights.slice(0, i));
    if (range === undefined) break;
    const width = range.high - range.low;
    let held = 0;
    for (let d = 0; d <= decimalsOf(weights[i] as number); d += 1) held += width * 10 ** d;
    if (held < 1) bits -= Math.log2(Math.max(held, 2 ** -MOST_BITS));
  }
  return bits;
}

/** Of one weight: a range of one point says no more than print does. */
const MOST_BITS = 30;

/** Digits behind the point of the shortest decimal. */
function decimalsOf(value: number): number {
  let digits = 0;
  for (let scaled = value; digits < 12; digits += 1, scaled *= 10)
    if (Math.abs(scaled - Math.round(scaled)) < 1e-9 * Math.max(1, Math.abs(scaled))) break;
  return digits;
}

function extend(fit: Feasible, before: Tried): Tried[] {
  const range = rangeOfNext(fit, before.weights);
  if (range === undefined) return [];
  return simplestNumbers(range.low, range.high, CANDIDATES).map((value) => ({
    weights: [...before.weights, value],
    cost: before.cost + complexity(value),
  }));
}

/** Range of the component after the fixed ones, by the same cutting planes in the variables that are left. */
function rangeOfNext(
  fit: Feasible,
  fixed: readonly number[],
): { low: number; high: number } | undefined {
  const { intervals, model } = fit;
  const next = fixed.length;
  const head = fixed.map((weight, i) => weight / (intervals.weightScales[i] as number));
  const scale = intervals.weightScales[next] as number;
  const left = intervals.weightScales.length - next;
  const reduce = <S>(cut: Cut<S>): Cut<S> => ({
    coefficients: cut.coefficients.slice(next),
    bound: head.reduce((sum, value, i) => sum - value * (cut.coefficients[i] as number), cut.bound),
    source: cut.source,
  });
  const whole = oracleOf(intervals, model);
  const oracle: Oracle<unknown> = (point) => whole([...head, ...point]).map(reduce);
  const region = boundRegion(left, oracle, LIMIT, fit.cuts.map(reduce), 1);
  if (region.kind !== "region") return undefined;
  const { low, high } = region.ends();
  const most = high[0];
  return {
    low: (low[0] as number) * scale,
    high: most === null || most === undefined ? LIMIT * scale : most * scale,
  };
}

/** One weight for all, where the fit admits that: the total is a multiple of the sum, one number to say instead of k. */
function equalWeights(fit: Feasible): Tried | undefined {
  const { intervals, model, boxes } = fit;
  if (boxes.length < 2) return undefined;
  const whole = oracleOf(intervals, model);
  const oracle: Oracle<unknown> = (point) =>
    whole(intervals.weightScales.map((scale) => (point[0] as number) / scale)).map((cut) => ({
      coefficients: [
        cut.coefficients.reduce(
          (sum, entry, i) => sum + entry / (intervals.weightScales[i] as number),
          0,
        ),
      ],
      bound: cut.bound,
      source: cut.source,
    }));
  const region = boundRegion(1, oracle, LIMIT * Math.max(...intervals.weightScales));
  if (region.kind !== "region") return undefined;
  const { low, high } = region.ends();
  const [value] = simplestNumbers(low[0] as number, high[0] ?? LIMIT, 1);
  if (value === undefined) return undefined;
  const weights = boxes.map(() => value);
  return admits(intervals, model, weights) ? { weights, cost: complexity(value) } : undefined;
}
