// Updates of a run → total and sum before and after the last batch of each epoch, and how large that batch was.

import { largest, smallest } from "../math/statistics.ts";
import type { Sequence } from "../math/sequence.ts";
import type { Printed } from "../table/printed.ts";
import type { RunRows } from "../reconcile/rows/run-rows.ts";
import type { Roles } from "../table/roles.ts";
import type { Row } from "../table/row.ts";
import { isOfKeras, type Run } from "../table/run.ts";
import type { InsideEpoch, LastBatch, RunAnalysis } from "./analysis.ts";

/** Epochs that have an update just one step before their end; none where the log does not show it. */
export function lastBatchesOf(
  { rows, updates }: Run,
  total: string,
  components: readonly string[],
  weights: Sequence<readonly number[]>,
  isEmpty: boolean,
): readonly LastBatch[] {
  const before = new Map<number, Row>();
  // At the end of data of unknown length Keras 3.15 averages the parts over one batch more: no size follows from them.
  const isOpen = isEmpty || updates.some(({ step, steps }) => step !== null && steps === null);
  for (const row of updates)
    if (row.split === "train" && row.step !== null && row.step + 1 === row.steps)
      before.set(row.epoch, row);
  return rows.flatMap((row, at): LastBatch[] => {
    const earlier = before.get(row.epoch);
    const steps = earlier?.steps ?? 0;
    if (row.split !== "train" || row.origin !== "epoch" || earlier === undefined || steps < 2)
      return [];
    const own = weights.at(at) ?? [];
    const sumsAt = (of: (printed: Printed | undefined) => number) =>
      [row, earlier].map(({ values }): Sums => ({
        total: of(values.get(total)),
        sum: components.reduce((sum, name, i) => sum + (own[i] ?? 1) * of(values.get(name)), 0),
      })) as [Sums, Sums];
    const [after, until] = sumsAt((printed) => printed?.value ?? Number.NaN);
    const half = sumsAt((printed) =>
      printed === undefined ? Number.NaN : (printed.high - printed.low) / 2,
    );
    const isKnown = [after.total, after.sum, until.total, until.sum].every(Number.isFinite);
    return isKnown
      ? [
          {
            epoch: row.epoch,
            row: at,
            steps,
            after,
            before: until,
            size: isOpen ? null : sizeOf(steps, [after, until], half),
          },
        ]
      : [];
  });
}

/** Epochs looked into from the last one back. */
const INSIDE = 3;

/** What the last update of each of the last epochs leaves: none where the very last has none. */
export function leftInside(
  run: Run,
  { total, components, singleOutput }: Roles,
  { mayBeUneven }: RunRows,
  weights: readonly number[],
): RunAnalysis["inside"] {
  if (!mayBeUneven || singleOutput || !isOfKeras(run)) return null;
  const last = run.rows.findLast(({ split }) => split === "train")?.epoch ?? 0;
  const ends = new Map<number, Row>();
  for (const row of run.updates)
    if (row.split === "train" && row.step !== row.steps && row.epoch > last - INSIDE)
      ends.set(row.epoch, row);
  if (!ends.has(last)) return [];
  return [...ends.values()].flatMap(({ epoch, values }): InsideEpoch[] => {
    const [whole, ...parts] = [total, ...components].map((name) => values.get(name));
    if (whole === undefined || parts.includes(undefined)) return [];
    const sumOf = (of: (printed: Printed) => number): number =>
      parts.reduce((sum, part, i) => sum + (weights[i] ?? 1) * of(part as Printed), 0);
    const value = whole.value - sumOf((part) => part.value);
    const half = (whole.high - whole.low + sumOf(({ low, high }) => high - low)) / 2;
    return Number.isFinite(value)
      ? [{ epoch, total: whole.value, value, low: value - half, high: value + half }]
      : [];
  });
}

type Sums = LastBatch["after"];

/**
 * The last batch as a share of a full one, if the total is a mean over samples and the parts are means over batches:
 * its own sum is b = S·P − (S−1)·P', and (S−1)·(A−T) / (T−b) its size. `half`: half widths by rounding, which may
 * leave it open.
 */
function sizeOf(
  steps: number,
  [after, before]: readonly [Sums, Sums],
  [late, early]: readonly [Sums, Sums],
): LastBatch["size"] {
  const moved = (steps - 1) * (before.total - after.total);
  const apart = after.total - (steps * after.sum - (steps - 1) * before.sum);
  const off = (steps - 1) * (early.total + late.total);
  const unsure = late.total + steps * late.sum + (steps - 1) * early.sum;
  if (Math.abs(moved) <= off || Math.abs(apart) <= unsure) return OPEN;
  const ends = [moved - off, moved + off].flatMap((upper) =>
    [apart - unsure, apart + unsure].map((lower) => upper / lower),
  );
  const [low, high] = [smallest(ends), largest(ends)];
  return high > 0 && low < 1 ? { low, high: Math.min(high, 1) } : null;
}

const OPEN = { low: 0, high: 1 } as const;

/** A wider range of sizes says nothing. */
const WIDEST = 0.3;

/** What all epochs leave of the size of their last batch; null where that is much, or nothing. */
export function rangeOfLastBatch(batches: readonly LastBatch[]): LastBatch["size"] {
  const sizes = batches.flatMap(({ size }) => (size === null ? [] : [size]));
  const low = largest(sizes.map((size) => size.low));
  const high = smallest(sizes.map((size) => size.high));
  const isKnown = sizes.length > 0 && sizes.length === batches.length;
  // A full one is none that could be short.
  return isKnown && low <= high && high < 1 && high - low <= WIDEST ? { low, high } : null;
}
