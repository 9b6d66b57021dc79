// A run and what may be left of its rows → weights that leave no more, or the rows that no weights bring so near.

import { fit } from "../reconcile/bounds/fit.ts";
import { zero } from "../reconcile/models/zero.ts";
import { type Observation, withNumbers } from "../reconcile/rows/series.ts";
import { widenedEnds, withEnds } from "../table/printed.ts";
import type { Split } from "../table/row.ts";
import type { RunAnalysis } from "./analysis.ts";
import { observationsOf, slackOf } from "./fitted-rows.ts";

/** How much of a row may be left: a share of its total, or an amount. */
export interface Room {
  readonly kind: "share" | "amount";
  readonly limit: number;
}

/** `feasible` is null where neither weights nor a proof against them were found. */
export type FitWithin =
  | { readonly feasible: true; readonly inside: readonly number[] }
  | { readonly feasible: false; readonly against: readonly Pick<Observation, "row" | "epoch">[] }
  | { readonly feasible: null };

/** Constant weights of 0 or more, in the rows of one split. */
export function fitWithin(run: RunAnalysis, split: Split, room: Room): FitWithin {
  const own = observationsOf(run).filter((observation) => observation.split === split);
  const found = fit(
    own.map((row) => loosened(row, room)),
    zero,
    slackOf(run),
  );
  if (found.feasible === true) return { feasible: true, inside: [...found.inside] };
  if (found.feasible === null) return { feasible: null };
  const { observations } = found.series;
  const against = found.proof.at.flatMap((t) => observations[t] ?? []);
  return { feasible: false, against };
}

/** The row with its total widened by what may be left of it. */
function loosened(row: Observation, { kind, limit }: Room): Observation {
  const { low, high } = row.total;
  const room = kind === "amount" ? limit : limit * Math.max(Math.abs(low), Math.abs(high));
  return withNumbers(
    row,
    withEnds(row.total, widenedEnds(row.total.value, { low: low - room, high: high + room }, 0)),
    row.components,
  );
}
