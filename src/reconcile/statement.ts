// Facts of a run → the weights shown with their ranges, the residual model they hold under, and the verdict on every model.

import { simplestNumbers } from "../math/simplest-number.ts";
import { isSimple } from "./balance.ts";
import { ones, stack, weightedSums } from "./block.ts";
import type { Blocks } from "./blocks.ts";
import type { Facts } from "./facts.ts";
import { rivalOf } from "./explanations.ts";
import { admits, type Box, feasibleOnly } from "./fit.ts";
import { type Observed, typicalSlack } from "./observe.ts";
import { fallingConvex } from "./residual-models/curved.ts";
import { nonNegative } from "./residual-models/non-negative.ts";
import { zero } from "./residual-models/zero.ts";
import type { Observation, Slack } from "./series.ts";

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

type Known = Facts & { readonly blocks: Blocks };

/** What is claimed of the weights: declared ones, else those that make the rows add up, else those the residual was judged at. */
export function state(
  facts: Known,
  observed: Observed,
  declared: readonly number[] | undefined,
): Statement {
  const { updates, train, val, steps } = facts.blocks;
  const all = stack(updates, train, val);
  const slack = typicalSlack(observed.steps);
  const plain = declared ?? ones(all);
  const none = (weights: readonly number[]): Statement =>
    claim(
      weights,
      declared,
      weights.map(() => null),
      null,
      "assumed",
    );
  if (!facts.balance.ok) return none(declared ?? plain);
  const balance = facts.balance.value;
  const nature = facts.nature.ok ? facts.nature.value : undefined;
  const doubtful = (weights: readonly number[]): boolean =>
    weights.some((weight, i) => weight !== plain[i]) &&
    facts.explanations.ok &&
    rivalOf(facts.explanations.value.list, ["zero", "short-batch"], weights, plain) !== undefined;
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
  if (facts.single.ok) {
    return facts.single.value.kind === "offset"
      ? under(all.observations, nonNegative, plain, declared, slack)
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
        : claim(snap(nature.weights, found.boxes), declared, found.boxes, "zero", "simplest");
    }
    case "weight-function": {
      const convex = convexFit(facts.blocks, slack, plain);
      return convex === undefined
        ? under(all.observations, nonNegative, nature.weights, declared, slack)
        : claim(plain, declared, convex, fallingConvex.id, "assumed");
    }
    case "data-dependent":
      return under(all.observations, nonNegative, nature.weights, declared, slack);
    default:
      return none(nature.weights);
  }
}

/** Ranges under the narrowest model that a penalty decaying to its floor meets: only where it makes up most of the total. */
function convexFit(
  { train, val, updates }: Blocks,
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
  return claim(snap(weights, found.boxes), declared, found.boxes, model.id, "assumed");
}

/** Weights found by least squares, shown as the nearest short decimals. */
function snap(weights: readonly number[], boxes: readonly Box[]): number[] {
  return weights.map((weight, i) => {
    const [near] = simplestNumbers(weight * 0.98, weight * 1.02, 1);
    const box = boxes[i];
    const value = near ?? weight;
    return box !== undefined && (value < box.low || value > (box.high ?? Infinity))
      ? weight
      : value;
  });
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
