// A run and what may be left of its rows → weights that leave no more, or the rows that no weights bring so near.

import { fit } from "../reconcile/bounds/fit.ts";
import { refute } from "../reconcile/proof/prove.ts";
import { zero } from "../reconcile/models/index.ts";
import { intervalsOf } from "../reconcile/rows/row-intervals.ts";
import { fittedRows, type Observation } from "../reconcile/rows/fitted-rows.ts";
import { widenedEnds, withEnds } from "../table/printed.ts";
import type { Split } from "../table/row.ts";
import type { RunAnalysis } from "./analysis.ts";
import { observationsOf, slackOf } from "./fitted-rows.ts";
import { MOST_EXPLAINED } from "./unjudged.ts";

/** How much of a row may be left: a share of its total, or an amount. */
interface Room {
  readonly kind: "share" | "amount";
  readonly limit: number;
}

/** Weights that leave no more, or rows that no weights bring so near; neither where neither was found. */
interface FitWithin {
  readonly inside?: readonly number[];
  readonly against?: readonly Pick<Observation, "row" | "epoch">[];
}

/**
 * Constant weights of 0 or more, in the rows of one split. Not looked for where a remainder is not looked into either: one
 * row of 1,082 components took 16 s.
 */
export function fitWithin(run: RunAnalysis, split: Split, room: Room): FitWithin {
  if (run.components.length > MOST_EXPLAINED) return {};
  const own = observationsOf(run).filter((observation) => observation.split === split);
  const rows = own.map((row) => loosened(row, room));
  const intervals = intervalsOf(fittedRows(rows), slackOf(run));
  const found = fit(intervals, zero);
  if (found !== undefined) return { inside: found.inside };
  const proof = refute(intervals, zero);
  return proof === undefined
    ? {}
    : { against: proof.at.flatMap((t) => proof.observations.at(t) ?? []) };
}

/** The row with its total widened by what may be left of it. */
function loosened(row: Observation, { kind, limit }: Room): Observation {
  const { low, high } = row.total;
  const room = kind === "amount" ? limit : limit * Math.max(Math.abs(low), Math.abs(high));
  const ends = widenedEnds(row.total.value, { low: low - room, high: high + room }, 0);
  return { ...row, total: withEnds(row.total, ends) };
}
