// Facts of a run → the weights shown with their ranges, the residual model they hold under, and the verdict on every model.

import { simplestNear } from "../../math/simplest-number.ts";
import { median } from "../../math/statistics.ts";
import { isSimple } from "./balance.ts";
import { type Rows, ones, residuals, stack, tolerances, weightedSums } from "../rows/rows.ts";
import type { RunRows } from "../rows/run-rows.ts";
import { type Facts, valueIn } from "../facts.ts";
import { rivalOf } from "../explanations.ts";
import { admits, type Box, feasibleOnly } from "../bounds/fit.ts";
import { type Observed, typicalSlack } from "../rows/observe.ts";
import { fallingConvex } from "../models/curved.ts";
import { nonNegative } from "../models/non-negative.ts";
import { zero } from "../models/zero.ts";
import type { Observation, Slack } from "../rows/series.ts";
import { relativeRoughness } from "../track.ts";

export type Status = "declared" | "pinned" | "simplest" | "assumed";

export interface Statement {
  readonly weights: readonly number[];
  readonly statuses: readonly Status[];
  /** Null where no range is claimed. */
  readonly boxes: readonly (Box | null)[];
  /** Id of the residual model that the ranges hold under. */
  readonly model: string | null;
}

/** A range this narrow, relative, pins its weight as far as the print goes. */
const PINNED = 0.02;

/** From this share of the total on, a residual model is not disturbed by a short batch or by rounding. */
const DOMINANT = 0.5;
const CONVEX_ROWS = 6;

type Known = Facts & { readonly blocks: RunRows };

/** What is claimed of the weights: declared ones, else those that make the rows add up, else those the residual was judged at. */
export function state(
  facts: Known,
  observed: Observed,
  declared: readonly number[] | undefined,
): Statement {
  const { updates, train, val, steps } = facts.blocks;
  const all = stack(updates, train, val);
  const slack = typicalSlack(observed.steps);
  const judged = train.observations.length > 0 ? train : all;
  const plain = declared ?? ones(all);
  const none = (weights: readonly number[]): Statement =>
    claim(
      weights,
      declared,
      weights.map(() => null),
      null,
      "assumed",
    );
  const balance = valueIn(facts.balance());
  if (balance === undefined) return none(declared ?? plain);
  const nature = valueIn(facts.nature());
  const single = valueIn(facts.single());
  const doubtful = (weights: readonly number[]): boolean =>
    weights.some((weight, i) => weight !== plain[i]) &&
    rivalOf(valueIn(facts.explanations())?.list ?? [], ["zero", "short-batch"], weights, plain) !==
      undefined;
  const settled = balance.kind !== "none" && balance.kind !== "few";
  if (
    (declared === undefined || balance.kind === "base") &&
    balance.fit !== undefined &&
    balance.weights !== undefined &&
    (settled || (nature?.nature === "weights" && isSimple(balance.weights)))
  ) {
    return doubtful(balance.weights)
      ? widest(all.observations, balance.weights, plain, declared, slack)
      : claim(balance.weights, declared, balance.fit.boxes, "zero", "simplest");
  }
  if (single !== undefined) {
    return single.kind === "offset"
      ? under(all.observations, nonNegative, plain, declared, slack, judged)
      : none(plain);
  }
  if (nature === undefined) return none(plain);
  switch (nature.nature) {
    case "short-batch": {
      if (nature.basis === "updates") {
        const inner = feasibleOnly(updates.observations, zero, slack);
        return inner === undefined || doubtful(nature.weights)
          ? none(nature.weights)
          : claim(nature.weights, declared, inner.boxes, "zero", "simplest");
      }
      // Weights that were only fitted to rows of a short batch are off by more than any range would say.
      if (nature.weights.some((weight, j) => weight !== plain[j])) return none(nature.weights);
      const uneven: Slack = {
        ...slack,
        uneven: {
          ...slack.uneven,
          train: { numerator: 1n, denominator: BigInt(Math.max(1, steps)) },
        },
      };
      const found = feasibleOnly(train.observations, zero, uneven);
      return found === undefined
        ? none(nature.weights)
        : claim(
            snap(nature.weights, found.boxes, train),
            declared,
            found.boxes,
            "zero",
            "simplest",
          );
    }
    case "weight-function": {
      const convex = convexFit(facts.blocks, slack, plain);
      return convex === undefined
        ? under(all.observations, nonNegative, nature.weights, declared, slack, judged)
        : claim(plain, declared, convex, fallingConvex.id, "assumed");
    }
    case "data-dependent":
      return under(all.observations, nonNegative, nature.weights, declared, slack, judged);
    default:
      return none(nature.weights);
  }
}

/** Ranges under the narrowest model that a penalty decaying to its floor meets: only where it makes up most of the total. */
function convexFit(
  { train, val, updates }: RunRows,
  slack: Slack,
  base: readonly number[],
): readonly Box[] | undefined {
  if (
    train.observations.length < CONVEX_ROWS ||
    val.observations.length > 0 ||
    updates.observations.length > 0
  )
    return undefined;
  const sums = weightedSums(train, base);
  const dominant = train.observations.every(
    ({ total }, t) => (sums[t] as number) < (1 - DOMINANT) * total.value,
  );
  if (!dominant) return undefined;
  const found = feasibleOnly(train.observations, fallingConvex, slack);
  return found !== undefined && admits(found.series, fallingConvex, base) ? found.boxes : undefined;
}

/** Ranges that hold with or without a hidden term, where the expected weights are among them; none where they are not. */
function widest(
  observations: readonly Observation[],
  weights: readonly number[],
  base: readonly number[],
  declared: readonly number[] | undefined,
  slack: Slack,
): Statement {
  const found = feasibleOnly(observations, nonNegative, slack);
  const known = found !== undefined && admits(found.series, nonNegative, base);
  const boxes = weights.map((_, i) => (known ? (found.boxes[i] ?? null) : null));
  return claim(weights, declared, boxes, known ? nonNegative.id : null, "simplest");
}

function under(
  observations: readonly Observation[],
  model: typeof nonNegative,
  weights: readonly number[],
  declared: readonly number[] | undefined,
  slack: Slack,
  judged: Rows,
): Statement {
  const found = feasibleOnly(observations, model, slack);
  if (found === undefined)
    return claim(
      weights,
      declared,
      weights.map(() => null),
      null,
      "assumed",
    );
  return claim(snap(weights, found.boxes, judged), declared, found.boxes, model.id, "assumed");
}

/** How far a weight found by least squares may be rounded, relative: as far as the residual's course allows. */
const ROUNDINGS = [0.02, 0.005, 0.001, 0.0002];

/**
 * Weights found by least squares as the nearest short decimals at which the residual runs as it was judged. Runs of
 * 6 epochs with residuals of 0.3 % of the total fall at their weights 1.245 and 1.459, and rise at 1.25 and 1.46.
 */
function snap(weights: readonly number[], boxes: readonly Box[], block: Rows): readonly number[] {
  for (const rounding of ROUNDINGS) {
    const near = weights.map((weight, i) => {
      const value = simplestNear(weight, rounding);
      const box = boxes[i];
      const isInside = box === undefined || (value >= box.low && value <= (box.high ?? Infinity));
      return isInside ? value : weight;
    });
    if (keepsCourse(block, weights, near)) return near;
  }
  return weights;
}

/** Share of its size by which a residual may change unseen, and how much rougher fitted weights are by chance; see smoothWeights. */
const UNSEEN_SIZE = 0.05;
const BY_CHANCE = 1.5;

/** Whether other weights leave the residual where it is, within rounding or nearly so, and as smooth. */
function keepsCourse(block: Rows, judged: readonly number[], shown: readonly number[]): boolean {
  const residual = residuals(block, judged);
  const change = residuals(block, shown).map((value, t) =>
    Math.abs(value - (residual[t] as number)),
  );
  const size = Math.max(
    UNSEEN_SIZE * median(residual.map(Math.abs)),
    median(tolerances(block, judged)),
  );
  const rough = Math.max(1, BY_CHANCE * relativeRoughness(block, judged));
  return median(change) <= size && !(relativeRoughness(block, shown) > rough);
}

function claim(
  weights: readonly number[],
  declared: readonly number[] | undefined,
  boxes: readonly (Box | null)[],
  model: string | null,
  how: Status,
): Statement {
  const statuses = boxes.map((box): Status => {
    if (declared !== undefined) return "declared";
    const narrow = box !== null && box.high !== null && box.high - box.low <= PINNED * box.high;
    return narrow && model === "zero" ? "pinned" : how;
  });
  return { weights: declared ?? weights, statuses, boxes, model };
}
