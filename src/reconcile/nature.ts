// A residual that no constant weights remove → what kind of thing it behaves like, by the evidence of the rows.

import { differences, largest, median, smallest } from "../math/statistics.ts";
import { type Balance, balance, isConstantAt } from "./weights/balance.ts";
import {
  addsUp,
  type Rows,
  pick,
  residuals,
  stack,
  tolerances,
  weightedSums,
} from "./rows/rows.ts";
import { type RunRows } from "./rows/run-rows.ts";
import type { Explanation } from "./explanations.ts";
import { judgeByEpochs } from "./nature-by-epochs.ts";
import { judgeByUpdates } from "./nature-by-updates.ts";
import {
  type Basis,
  digits,
  NOT_SHORT_BATCH,
  type Nature,
  type NatureFact,
  SHORT_BATCH,
  sureness,
} from "./nature-fact.ts";
import { type Slack } from "./rows/series.ts";
import { roughness } from "./track.ts";

export function judgeNature(
  blocks: RunRows,
  all: Balance,
  slack: Slack,
  plain: readonly number[],
  explanations: readonly Explanation[],
): NatureFact {
  const { updates, train, steps } = blocks;
  const verdict = (
    nature: Nature,
    basis: Basis,
    weights: readonly number[],
    ...reasons: string[]
  ): NatureFact => ({
    nature,
    basis,
    weights,
    residuals: residuals(train, weights),
    fitted: weights.some((weight, i) => weight !== plain[i]),
    scatter: scatterOf(blocks, weights),
    sure: sureness(nature, basis, train.observations.length, largest(scale) < SHORT_BATCH),
    reasons,
  });
  const r = residuals(train, plain);
  const sums = weightedSums(train, plain);
  const scale = r.map((value, t) => (steps * Math.abs(value)) / Math.max(1e-9, sums[t] as number));
  if (train.observations.length === 0) {
    return verdict("unclear", "epochs", plain, "there are only validation rows");
  }
  if (blocks.totalAveragedTwice) {
    return verdict(
      "averaging",
      "updates",
      plain,
      "an epoch's last two updates show the same components and different totals",
    );
  }
  const apart = validationApart(blocks, slack, plain);
  if (apart !== undefined) return verdict("validation-total", "validation", ...apart);
  const broken = breakOf(train, r, scale, plain);
  if (broken !== undefined) return verdict("break", "one-update", plain, broken);
  const some = updates.observations.length > 0;
  const firsts = pick(updates, (i) => updates.steps[i] === 1);
  const inner = some ? balance(updates, slack, plain) : undefined;
  if (inner !== undefined) {
    if (addsUp(updates, plain)) {
      const onlyFirst = firsts.observations.length === updates.observations.length;
      return onlyFirst && median(scale) > NOT_SHORT_BATCH
        ? verdict(
            "averaging",
            "updates",
            plain,
            "the first update of every epoch adds up, its last row does not, by more than one short batch can do",
          )
        : verdict(
            "short-batch",
            "updates",
            plain,
            "every update before the last step of an epoch adds up; only the rows with the last batch do not",
          );
    }
    const firstEpochs = new Set(firsts.epochs).size;
    if (firstEpochs >= 2 && addsUp(firsts, plain)) {
      return verdict(
        "averaging",
        "updates",
        plain,
        "the first update of every epoch adds up, the running values after it do not",
      );
    }
    if (
      ["weights", "scale", "twice"].includes(inner.kind) &&
      inner.weights !== undefined &&
      !isConstantAt(updates, plain)
    ) {
      return verdict(
        "short-batch",
        "updates",
        inner.weights,
        "every update before the last step of an epoch adds up at the same weights; only the rows with the last batch do not",
      );
    }
  }
  const learned = looksLearned(blocks, r, plain);
  if (learned !== undefined) return verdict("learned", "sign", plain, learned);
  const smooth = explanations.find(({ leaves }) => leaves === "smooth");
  const fittedIsShorter = smooth === undefined || !smooth.weights.every((w, i) => w === plain[i]);
  if (inner !== undefined) return judgeByUpdates(blocks, plain, largest(scale), inner, verdict);
  return judgeByEpochs(blocks, plain, largest(scale), all, fittedIsShorter, verdict);
}

/** Times its rounding that a row must lie off the line of its neighbours. */
const SCATTERED = 3;

function scatterOf(
  { train, steps, mayBeUneven }: RunRows,
  weights: readonly number[],
): number | null {
  const off = median(roughness(train, weights));
  const rounding = median(tolerances(train, weights));
  const share = off / median(weightedSums(train, weights));
  return mayBeUneven && off > SCATTERED * rounding && share * steps < SHORT_BATCH ? share : null;
}

/** Epochs on either side of a break (one is enough where its rows add up exactly), how much larger the residual is beyond it, and its least share of the sum there. */
const BREAK_EPOCHS = 2;
const BREAK_JUMP = 20;
const BREAK_SHARE = 0.02;

/** The rows add up, but for a short batch, up to an epoch and from then on no longer by far, or the other way round. */
function breakOf(
  train: Rows,
  r: readonly number[],
  scale: readonly number[],
  plain: readonly number[],
): string | undefined {
  const small = scale.map((value) => value < SHORT_BATCH);
  const at = small.findIndex((value, t) => t > 0 && value !== small[0]);
  const exact = addsUp(
    pick(train, (t) => t < at === (small[0] === true)),
    plain,
  );
  const fewest = exact ? 1 : BREAK_EPOCHS;
  if (at < fewest || r.length - at < fewest) return undefined;
  if (small.some((value, t) => value !== (t < at ? small[0] : !small[0]))) return undefined;
  const sums = weightedSums(train, plain);
  const size = (from: number, to: number): number[] => r.slice(from, to).map(Math.abs);
  const [before, after] = [size(0, at), size(at, r.length)];
  const [near, far] = small[0] === true ? [before, after] : [after, before];
  const offset = small[0] === true ? at : 0;
  const share = smallest(far.map((value, i) => value / (sums[offset + i] as number)));
  const rounding = tolerances(train, plain);
  if (smallest(far) < BREAK_JUMP * Math.max(largest(near), rounding[at] as number))
    return undefined;
  if (share < BREAK_SHARE) return undefined;
  const [last, first] = [at - 1, at].map((t) => train.observations[t]?.epoch ?? 0);
  return small[0] === true
    ? `the rows add up until epoch ${last} and are far off from epoch ${first} on`
    : `the rows are far off until epoch ${last} and add up from epoch ${first} on`;
}

/** Share of the sum from which a validation total is further off than a short batch of a few steps leaves it. */
const APART = 0.2;

/** Train adds up, and validation does not by far: the weights of train, and the figures. */
function validationApart(
  { updates, train, val }: RunRows,
  slack: Slack,
  plain: readonly number[],
): [weights: readonly number[], reason: string] | undefined {
  if (val.observations.length === 0) return undefined;
  const rows = stack(updates, train);
  const own = balance(rows, slack, plain);
  if (own.weights === undefined || own.kind === "none" || own.kind === "few") return undefined;
  const sums = weightedSums(val, own.weights);
  const shares = residuals(val, own.weights).map((r, t) => r / Math.abs(sums[t] as number));
  if (!(median(shares.map(Math.abs)) > APART)) return undefined;
  const percent = (share: number): string => `${share > 0 ? "+" : ""}${digits(100 * share)}`;
  return [
    own.weights,
    `train adds up in ${rows.observations.length === 1 ? "its one row" : `all ${rows.observations.length} rows`}; the validation total is off its components by ${between(percent(smallest(shares)), percent(largest(shares)))} %`,
  ];
}

/** Learned log-variances start at 0 and pull the total below the sum, further every epoch, until it may turn negative. */
function looksLearned(
  { updates, train }: RunRows,
  r: readonly number[],
  plain: readonly number[],
): string | undefined {
  const lowest = smallest(train.observations.map(({ total }) => total.high));
  if (lowest < 0) return "the total turns negative while the components stay positive";
  if (r.length < 4) return undefined;
  const steps = differences(r);
  const falling = steps.filter((step) => step < 0).length / steps.length;
  const [first, last] = [r[0] as number, r.at(-1) as number];
  const started =
    Math.abs(first - (steps[0] as number) / 2) / Math.max(1e-9, largest(r) - smallest(r));
  const beginning = pick(
    updates,
    (i) => i === 0 && updates.epochs[i] === 0 && (updates.steps[i] ?? 9) <= 1,
  );
  const addedUp = beginning.observations.length > 0 && addsUp(beginning, plain);
  const fromZero = addedUp || (updates.observations.length === 0 && started < 0.15);
  if (falling < 0.8 || last >= 0 || first > (tolerances(train, plain)[0] as number) || !fromZero)
    return undefined;
  return "the residual starts at 0 and falls below it, epoch after epoch";
}

function between(low: string, high: string): string {
  return low === high ? low : `${low} to ${high}`;
}
