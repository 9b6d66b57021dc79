// A run and a reference → whether the residual's share of the total changed, over the epochs that both have.

import { largest, smallest } from "../math/statistics.ts";
import type { RunAnalysis, WeightRange } from "../analysis/analysis.ts";
import { countOnClock } from "../table/clock.ts";
import { shareRange } from "../analysis/number-text.ts";
import type { Interval } from "../table/printed.ts";
import type { Split } from "../table/row.ts";
import { residualsAt } from "../analysis/fitted-rows.ts";

/** Shares are compared over this many common epochs or more: fewer differ by the luck of one training. */
export const COMMON_EPOCHS = 3;

export interface Change {
  readonly text: string;
  readonly rows: readonly number[];
}

/**
 * Shares depend on the weights, and those shown may have been fitted: only what differs at the weights of either run is
 * a change of what makes up the loss.
 */
export function shareChange(run: RunAnalysis, reference: RunAnalysis, split: Split): Change[] {
  const common = new Set(epochsOf(reference, split));
  const epochs = new Set(epochsOf(run, split).filter((epoch) => common.has(epoch)));
  if (epochs.size < COMMON_EPOCHS) return [];
  const compared = [reference, run].map(({ weights }) => ({
    own: shares(run, weightsFor(run, weights), split, epochs),
    former: shares(reference, weightsFor(reference, weights), split, epochs),
  }));
  const { own, former } = compared[0] ?? { own: null, former: null };
  if (own === null || former === null) return [];
  if (compared.some((pair) => !areApart(pair.own, pair.former))) return [];
  const who = split === "val" ? "validation residual" : "residual";
  return [
    {
      text: `the ${who} is ${shareRange(own.low, own.high)} of the total over ${countOnClock(run.clock, epochs.size)} in common, and was ${shareRange(former.low, former.high)}`,
      rows: run.rows.flatMap((row, i) => (row.split === split && epochs.has(row.epoch) ? [i] : [])),
    },
  ];
}

function areApart(one: Interval | null, other: Interval | null): boolean {
  return one !== null && other !== null && (one.low > other.high || other.low > one.high);
}

/** The weights in the order of the run's components; none where a component is missing. */
function weightsFor(run: RunAnalysis, weights: readonly WeightRange[]): readonly number[] {
  const known = new Map(weights.map(({ component, value }) => [component, value]));
  const taken = run.components.flatMap((name) => known.get(name) ?? []);
  return taken.length === weights.length && taken.length === run.components.length ? taken : [];
}

/** From the least to the most that the residual can be of its total in any of these rows; null where there are none. */
function shares(
  run: RunAnalysis,
  weights: readonly number[],
  split: Split,
  epochs: ReadonlySet<number>,
): Interval | null {
  const ends = residualsAt(run, weights).flatMap(
    ({ observation: { split: of, epoch, total }, low, high }) => {
      if (of !== split || !epochs.has(epoch) || (total.low <= 0 && total.high >= 0)) return [];
      return [low, high].flatMap((end) => [end / total.low, end / total.high]);
    },
  );
  return ends.length === 0 ? null : { low: smallest(ends), high: largest(ends) };
}

export function epochsOf({ rows }: RunAnalysis, split?: Split): readonly number[] {
  const own = rows.filter((row) => split === undefined || row.split === split);
  return [...new Set(own.map(({ epoch }) => epoch))];
}
