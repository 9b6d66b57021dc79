// Rows of a run → the weights of each: those of its stretch where they change in the run, else the shown ones.

import { onceForKey } from "../math/lazy.ts";
import { type Sequence, MadeSequence } from "../math/sequence.ts";
import type { Row } from "../table/row.ts";
import type { Stretch } from "./analysis.ts";

/** One a row; rows with the same weights share the array. */
export function weightsByRow(
  rows: Sequence<Row>,
  shown: readonly number[],
  stretches: readonly Stretch[],
): Sequence<readonly number[]> {
  if (stretches.length === 0) return new MadeSequence(rows.length, () => shown);
  const atEpoch = onceForKey((epoch: number) => weightsAt(stretches, epoch));
  return rows.map(({ epoch }) => atEpoch(epoch));
}

/** A row before the first stretch is taken to be of it; one between two of them, or after, of the earlier one. */
function weightsAt(stretches: readonly Stretch[], epoch: number): readonly number[] {
  const own = stretches.findLast(({ firstEpoch }) => firstEpoch <= epoch) ?? stretches[0];
  if (own === undefined) return [];
  const { firstEpoch, lastEpoch, course } = own;
  const way = lastEpoch > firstEpoch ? (epoch - firstEpoch) / (lastEpoch - firstEpoch) : 0;
  const place = Math.min(1, Math.max(0, way));
  return own.start.map(({ value }, i) => between(value, own.end[i]?.value ?? value, place, course));
}

function between(from: number, to: number, place: number, course: Stretch["course"]): number {
  if (from === to || course === "constant" || place === 0) return from;
  if (place === 1) return to;
  switch (course) {
    case "linear":
      return from + place * (to - from);
    case "cosine":
      return from + ((1 - Math.cos(Math.PI * place)) / 2) * (to - from);
    case "exponential":
      return from > 0 && to > 0 ? from * (to / from) ** place : from + place * (to - from);
  }
}
