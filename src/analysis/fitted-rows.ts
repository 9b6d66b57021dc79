// A run as it was analysed → its fitted rows and the residual that each must have at given weights.

import { countSteps, worstSlack } from "../reconcile/rows/slack.ts";
import { timesOf } from "../reconcile/rows/observe.ts";
import { intervalsOf, residualBounds, scaledWeights } from "../reconcile/rows/row-intervals.ts";
import { fittedRows, type Observation } from "../reconcile/rows/fitted-rows.ts";
import type { Slack } from "../reconcile/rows/slack.ts";
import type { RowAnalysis, RunAnalysis } from "./analysis.ts";
import type { Printed } from "../table/printed.ts";
import { shownName, type Split } from "../table/row.ts";

export interface SplitObservation extends Observation {
  readonly split: Split;
}

/** The rows that took part in the fit, in the order of the run. */
export function observationsOf(run: RunAnalysis): readonly SplitObservation[] {
  const leftOut = new Set(run.leftOut.map(({ row }) => row));
  const times = timesOf(run.rows);
  return run.rows.flatMap((row, index): SplitObservation[] => {
    const [total, ...components] = [run.total, ...run.components].map((name) => cell(row, name));
    if (leftOut.has(index) || total === undefined || components.includes(undefined)) return [];
    return [
      {
        row: index,
        epoch: row.epoch,
        split: row.split,
        time: times[index] ?? 0,
        total,
        components: components as Printed[],
      },
    ];
  });
}

function cell(row: RowAnalysis, name: string): Printed | undefined {
  const printed = row.values.get(shownName(row, name));
  return printed !== undefined && Number.isFinite(printed.value) ? printed : undefined;
}

/** What the arithmetic can do at worst in the longest epoch. */
export function slackOf({ rows, precision }: RunAnalysis): Slack {
  return worstSlack(countSteps(rows, precision));
}

/** An observation and the interval that its residual must lie in, rounding and float32 at their worst. */
export interface Bounded {
  readonly observation: SplitObservation;
  readonly low: number;
  readonly high: number;
}

export function residualsAt(run: RunAnalysis, weights: readonly number[]): readonly Bounded[] {
  const observations = observationsOf(run);
  if (observations.length === 0 || weights.length === 0) return [];
  const intervals = intervalsOf(fittedRows(observations), slackOf(run));
  const { low, high } = residualBounds(intervals, scaledWeights(intervals, weights));
  return observations.map((observation, t) => ({
    observation,
    low: (low[t] as number) * intervals.totalScale,
    high: (high[t] as number) * intervals.totalScale,
  }));
}
