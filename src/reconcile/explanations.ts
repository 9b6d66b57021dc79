// Rows → explanations (weights, and what is left) with the bits each needs to tell the printed totals, the shortest first.

import { complexity, simplestNear } from "../math/simplest-number.ts";
import type { Balance } from "./weights/balance.ts";
import {
  type Rows,
  leastSquares,
  pick,
  residuals,
  stack,
  tolerances,
  weightedSums,
} from "./rows/rows.ts";
import type { RunRows } from "./rows/run-rows.ts";
import { courseBits, deviationBits, noiseBits } from "./code-length.ts";
import type { Schedule } from "./weights/schedule.ts";
import { smoothWeights } from "./track.ts";

/** What an explanation leaves after the weighted components. */
export type Leaves = "zero" | "short-batch" | "smooth" | "scattered" | "sinking" | "piecewise";

export interface Explanation {
  readonly leaves: Leaves;
  /** Those of the first stretch where they change. */
  readonly weights: readonly number[];
  /** Weights, model and rows together, less what every explanation needs alike; comparable within a run only. */
  readonly bits: number;
}

/** Bits that name the model: one more for every freedom it has. */
const MODEL_BITS: { readonly [Kind in Leaves]: number } = {
  zero: 0,
  "short-batch": 2,
  smooth: 2,
  scattered: 4,
  sinking: 6,
  piecewise: 2,
};
const DIGIT_BITS = Math.log2(10);

/**
 * Every explanation that was tried, the shortest first. Every row's total is told by its distance from what the
 * explanation predicts, in units of its rounding; weights by their digits, 1 for nothing. Of the progress updates the
 * first of each epoch takes part: running means repeat each other. O(n·k) for every set of weights tried (five at most).
 */
export function explain(
  blocks: RunRows,
  all: Balance,
  inner: Balance | undefined,
  schedule: Schedule | null,
  base: readonly number[],
): readonly Explanation[] {
  const { train, val } = blocks;
  const epochs = stack(train, val);
  const tried: (readonly number[])[] = [];
  const add = (weights: readonly number[] | undefined): void => {
    if (weights !== undefined && !tried.some((other) => same(other, weights))) tried.push(weights);
  };
  [base, all.weights, inner?.weights, snapped(leastSquares(epochs).weights)].forEach(add);
  for (const block of new Set([blocks.updates, epochs, train])) {
    if (block.observations.length < 3) continue;
    const fitted = smoothWeights(block, base);
    if (fitted.how === "fitted") [snapped(fitted.weights), precise(fitted.weights)].forEach(add);
  }
  const rows = stacked({ ...blocks, updates: firstOfEpochs(blocks.updates) }, epochs);
  const found = tried.flatMap((weights) => explanationsAt(rows, weights, base));
  if (schedule !== null) found.push(piecewise(rows, schedule, base));
  return found.toSorted((a, b) => a.bits - b.bits);
}

/** The first of each kind. */
export function shortestOfEach(explanations: readonly Explanation[]): readonly Explanation[] {
  const seen = new Set<Leaves>();
  return explanations.filter(({ leaves }) => !seen.has(leaves) && seen.add(leaves) !== undefined);
}

/** Bits by which rows that add up at fitted weights must beat every other explanation: one in 16,000. */
const LEAD = 14;
/** And by which they must beat one at other fitted weights, which was tried as often. */
const FITTED_LEAD = 5;

/** An explanation of another kind, and how many bits shorter it is (below 0: longer; Infinity: there is none to compare it with). */
export interface Rivalry {
  readonly rival: Explanation;
  readonly ahead: number;
}

/** What allows everything that another kind allows at the same weights, and so is no rival of it. */
const ALLOWS: { readonly [Kind in Leaves]?: readonly Leaves[] } = {
  zero: ["short-batch", "smooth", "scattered", "sinking", "piecewise"],
  "short-batch": ["scattered"],
};

/**
 * The shortest explanation that leaves something else than `own` and is not clearly longer than the shortest that leaves
 * it, or, for rows that add up, the one at the weights claimed; undefined when there is none.
 */
export function rivalOf(
  explanations: readonly Explanation[],
  own: readonly Leaves[],
  weights: readonly number[],
  base: readonly number[],
): Rivalry | undefined {
  const candidates = explanations.filter(({ leaves }) => own.includes(leaves));
  const shown = candidates.find((candidate) => same(candidate.weights, weights));
  const mine = shown !== undefined && shown.leaves in ALLOWS ? shown : candidates[0];
  const wider = mine === undefined ? [] : (ALLOWS[mine.leaves] ?? []);
  const bits = mine?.bits ?? Infinity;
  const fitted = mine !== undefined && !same(mine.weights, base) && mine.leaves in ALLOWS;
  const reach = (other: Explanation): number =>
    !fitted ? 0 : same(other.weights, base) ? LEAD : FITTED_LEAD;
  const rival = explanations.find(
    (other) =>
      other.bits < bits + reach(other) &&
      !own.includes(other.leaves) &&
      !(mine !== undefined && same(other.weights, mine.weights) && wider.includes(other.leaves)),
  );
  return rival === undefined ? undefined : { rival, ahead: bits - rival.bits };
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.every((weight, i) => weight === b[i]);
}

function firstOfEpochs(updates: Rows): Rows {
  const seen = new Set<number>();
  return pick(updates, (i) => {
    const epoch = updates.epochs[i] as number;
    return !seen.has(epoch) && seen.add(epoch) !== undefined;
  });
}

function snapped(weights: readonly number[]): number[] {
  return weights.map((weight) => simplestNear(weight, 0.02));
}

/** Smoothness is lost by a percent of the largest component: four digits keep it. */
function precise(weights: readonly number[]): number[] {
  return weights.map((weight) => Number(weight.toPrecision(4)));
}

/** Bits of weights: none for the expected ones, else a sign of it and the digits of each. */
function weightBits(weights: readonly number[], base: readonly number[]): number {
  if (same(weights, base)) return 0;
  return weights.reduce((sum, weight) => sum + 1 + DIGIT_BITS * complexity(weight), 2);
}

/** A short batch moves the mean by this share of one step's part of the sum at most, nearly always (corpus: 98 % of rows). */
const SHORT_SCALE = 0.5;
const SHORT_LIMIT = 1.5;

/** The blocks, and those that are put together of them. */
interface Stacked extends Pick<RunRows, "updates" | "train" | "val" | "steps"> {
  readonly all: Rows;
  /** Train and validation. */
  readonly epochs: Rows;
  /** Train and its updates. */
  readonly inner: Rows;
}

function stacked(blocks: RunRows, epochs: Rows): Stacked {
  const { updates, train, val, steps } = blocks;
  const [all, inner] = [stack(updates, train, val), stack(train, updates)];
  return { updates, train, val, steps, epochs, all, inner };
}

function explanationsAt(
  { updates, train, val, steps, all, epochs, inner }: Stacked,
  weights: readonly number[],
  base: readonly number[],
): Explanation[] {
  const off = perBlock((block) => residuals(block, weights));
  const units = perBlock((block) => tolerances(block, weights));
  // Coarser predictions at larger weights are paid for row by row.
  const usual = tolerances(all, base);
  const common =
    weightBits(weights, base) +
    units(all).reduce((sum, unit, t) => sum + Math.log2(unit / (usual[t] as number)), 0);
  const exact = (block: Rows): number => {
    const unit = units(block);
    return off(block).reduce((sum, r, t) => sum + deviationBits(r / (unit[t] as number)), 0);
  };
  const course = (block: Rows): number => courseBits(block.clock, off(block), units(block));
  const scatter = (block: Rows): number => noiseBits(off(block), units(block));
  const oneStep = (block: Rows): number[] =>
    weightedSums(block, weights).map((sum) => Math.abs(sum) / Math.max(1, steps));
  const short = (block: Rows): number => {
    const scales = oneStep(block);
    const share = (values: readonly number[]): number[] =>
      values.map((value, t) => value / Math.max(Number.MIN_VALUE, scales[t] as number));
    return Math.min(
      noiseBits(
        off(block),
        units(block),
        scales.map((scale) => SHORT_SCALE * scale),
      ),
      1 + courseBits(block.clock, share(off(block)), share(units(block))),
    );
  };
  const found: Explanation[] = [];
  const add = (leaves: Leaves, rowBits: number): void => {
    const bits = common + MODEL_BITS[leaves] + rowBits;
    if (Number.isFinite(bits)) found.push({ leaves, weights, bits });
  };
  const [r, unit, scale] = [off(train), units(train), oneStep(train)];
  add("zero", exact(all));
  if (
    steps > 1 &&
    r.every(
      (value, t) => Math.abs(value) <= SHORT_LIMIT * (scale[t] as number) + (unit[t] as number),
    )
  )
    add("short-batch", exact(updates) + short(train) + short(val));
  add(
    "scattered",
    Math.min(exact(updates), scatter(updates)) +
      scatter(train) +
      Math.min(exact(val), 1 + scatter(val), 1 + course(val)),
  );
  if ((r.at(-1) ?? 0) < 0) add("sinking", course(all));
  if (staysAbove(all, off(all), units(all), oneStep(all)) && mostlyPositive(r)) {
    const together = course(all);
    const apart = course(train) + course(val) + course(updates);
    const innerApart = course(epochs) + course(updates);
    const valApart = course(inner) + course(val);
    add("smooth", Math.min(together, 1 + apart, 1 + innerApart, 1 + valApart));
  }
  return found;
}

/** Worked out once a block: each is asked for by several explanations. */
function perBlock<T>(make: (block: Rows) => T): (block: Rows) => T {
  const known = new Map<Rows, T>();
  return (block) => {
    const found = known.get(block) ?? make(block);
    known.set(block, found);
    return found;
  };
}

function mostlyPositive(values: readonly number[]): boolean {
  return values.filter((value) => value > 0).length > 0.7 * values.length;
}

/** A hidden term is not negative; a short batch on top of it may take an epoch's row a little below zero. */
function staysAbove(
  all: Rows,
  off: readonly number[],
  units: readonly number[],
  oneStep: readonly number[],
): boolean {
  return off.every((value, t) => {
    const below = all.steps[t] === null ? (oneStep[t] as number) : 0;
    return value >= -(units[t] as number) - below;
  });
}

/** Bits a row of a stretch that adds up within rounding, and of one that only does so but for a short batch. */
const ROW_BITS: { readonly [Course in Schedule["course"]]: number } = {
  constant: 1.5,
  linear: 1.5,
  cosine: 1.5,
  exponential: 1.5,
  noisy: 6,
};
/** Digits of a weight that was fitted to a stretch: more do not change what it predicts. */
const FITTED_DIGITS = 4;

function piecewise(
  { updates, train, val }: Stacked,
  { course, segments }: Schedule,
  base: readonly number[],
): Explanation {
  const rows = updates.observations.length + train.observations.length + val.observations.length;
  const fitted = Math.min(
    rows,
    segments.reduce((sum, part) => sum + part.rows, 0),
  );
  const place = Math.log2(Math.max(2, train.observations.length));
  const bits = segments.reduce((sum, { start, end }) => {
    const digits = start.reduce(
      (all, weight) => all + 1 + DIGIT_BITS * Math.min(FITTED_DIGITS, complexity(weight)),
      1,
    );
    return sum + place + digits + (start.every((weight, i) => weight === end[i]) ? 0 : DIGIT_BITS);
  }, MODEL_BITS.piecewise);
  return {
    leaves: "piecewise",
    weights: segments[0]?.start ?? base,
    bits: bits + ROW_BITS[course] * fitted + ROW_BITS.noisy * (rows - fitted),
  };
}
