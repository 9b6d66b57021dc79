// The rows of the folders `train` and `validation` → rows of one run, validation columns named as Keras prints them.

import type { Scalar } from "./event.ts";
import type { StepRow } from "./steps.ts";

/**
 * Rows of the same step are one. A folder that several runs wrote to holds several stretches of rising steps: as many
 * on both sides belong together in order; else a stretch of validation belongs to the next one of train that has its steps.
 */
export function joinSplits(
  train: readonly StepRow[],
  validation: readonly StepRow[],
): readonly StepRow[] {
  if (train.length === 0) return validation;
  const trainStretches = stretches(train);
  const valStretches = stretches(validation);
  if (trainStretches.length === valStretches.length) {
    return trainStretches.flatMap((rows, index) => joinStretch(rows, valStretches[index] ?? []));
  }
  const waiting = [...valStretches];
  const joined = trainStretches.flatMap((rows) => {
    const steps = new Set(rows.map(({ step }) => step));
    const [next] = waiting;
    if (next === undefined || !next.every(({ step }) => steps.has(step))) return rows;
    waiting.shift();
    return joinStretch(rows, next);
  });
  return [...joined, ...waiting.flat().map(asValidation)];
}

function stretches(rows: readonly StepRow[]): StepRow[][] {
  const found: StepRow[][] = [];
  let before = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    if (row.step <= before) found.push([]);
    found.at(-1)?.push(row);
    before = row.step;
  }
  return found;
}

/** Both in the order of their steps, which the result keeps. */
function joinStretch(train: readonly StepRow[], validation: readonly StepRow[]): StepRow[] {
  const joined: StepRow[] = [];
  let at = 0;
  for (const row of train) {
    while ((validation[at]?.step ?? Number.POSITIVE_INFINITY) < row.step) {
      joined.push(asValidation(validation[at] as StepRow));
      at += 1;
    }
    const same = validation[at];
    if (same?.step === row.step) {
      joined.push({ ...row, values: new Map([...row.values, ...named(same.values)]) });
      at += 1;
    } else joined.push(row);
  }
  return [...joined, ...validation.slice(at).map(asValidation)];
}

function asValidation(row: StepRow): StepRow {
  return { ...row, values: new Map(named(row.values)) };
}

function named(values: ReadonlyMap<string, Scalar>): [string, Scalar][] {
  return [...values].map(([column, scalar]) => [`val_${column}`, scalar]);
}
