// Progress updates of a run → those before the last step of an epoch that say something the epoch's own row does not.

import { type FittedRows, membersAt, scratchNumbers } from "./fitted-rows.ts";
import type { Observed, PlaceInEpoch } from "./observe.ts";
import { addUpAt, halfWidthAt, placesByEpoch, type Rows, unitWeights } from "./rows.ts";

/** `at`: the position of an epoch among those of the run. */
export function innerUpdates(
  observed: Observed,
  at: (epoch: number) => number,
  float: number,
): Rows {
  const finals = finalsOf(observed);
  const inner = rowsOfUpdates(observed, distinct(observed, finals), at, float);
  return isReplay(inner, finals) ? rowsOfUpdates(observed, [], at, float) : inner;
}

function rowsOfUpdates(
  { updates, progress }: Observed,
  places: readonly number[],
  at: (epoch: number) => number,
  float: number,
): Rows {
  const observations = updates.picked(places);
  const done = membersAt(progress, places);
  const epochs = observations.epochs().map(at);
  return {
    observations,
    clock: done.map(({ step, steps }, t) => (epochs[t] as number) + step / (2 * steps)),
    epochs,
    steps: done.map(({ step }) => step),
    float,
  };
}

/** Of epochs with updates the numbers of the row that they lead to. */
function finalsOf({ train, updates }: Observed): ReadonlyMap<number, Float64Array> {
  const epochs = new Set(updates.epochs());
  const finals = new Map<number, Float64Array>();
  if (epochs.size > 0)
    train.epochs().forEach((epoch, t) => {
      if (epochs.has(epoch)) finals.set(epoch, numbersOf(train, t));
    });
  return finals;
}

/** Places of updates with numbers that are neither those of an earlier one of the epoch nor those of its row. */
function distinct(
  { updates, progress }: Observed,
  finals: ReadonlyMap<number, Float64Array>,
): number[] {
  const kept: number[] = [];
  /** Those of the present epoch by their total. */
  const seen = new Map<number, Float64Array[]>();
  let before = Number.NaN;
  updates.epochs().forEach((epoch, at) => {
    const { step, steps } = progress[at] as PlaceInEpoch;
    if (step >= steps) return;
    if (epoch !== before) seen.clear();
    before = epoch;
    const own = numbersOf(updates, at);
    const alike = seen.get(own[0] as number) ?? [];
    if (alike.some((other) => isSame(own, other))) return;
    seen.set(own[0] as number, [...alike, own]);
    const final = finals.get(epoch);
    if (final === undefined || !isSame(own, final)) kept.push(at);
  });
  return kept;
}

/** Value, low and high of the total and of each component. */
function numbersOf(list: FittedRows, at: number): Float64Array {
  const numbers = scratchNumbers(list.components);
  list.putNumbers(at, numbers);
  return numbers.slice();
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.every((number, at) => number === b[at]);
}

/**
 * A log that was printed from finished epoch values has updates that run to them along a straight line, or are a
 * multiple of them: nothing happened in between, and nothing is learned from it.
 */
function isReplay(rows: Rows, finals: ReadonlyMap<number, Float64Array>): boolean {
  let [tested, straight, multiples, epochs] = [0, 0, 0, 0];
  const { observations, steps } = rows;
  for (const [epoch, own] of placesByEpoch(observations.epochs())) {
    const final = finals.get(epoch);
    if (final === undefined) continue;
    const numbers = own.map((at) => numbersOf(observations, at));
    const ownSteps = own.map((at) => steps[at] as number);
    for (let i = 1; i < own.length - 1; i += 1) {
      tested += 1;
      if (isOnLine(i, ownSteps, numbers, rows.float)) straight += 1;
    }
    epochs += 1;
    if (isMultiple(numbers[0] as Float64Array, final)) multiples += 1;
  }
  if (tested >= 3) return straight >= 0.8 * tested;
  const adds = observations.length > 0 && addUpAt(rows, unitWeights(rows));
  return multiples > 0.5 * epochs && epochs > 0 && !adds;
}

/** Whether the numbers of an update lie on the line from those of the epoch's first one to those of its last. */
function isOnLine(
  i: number,
  steps: readonly number[],
  numbers: readonly Float64Array[],
  float: number,
): boolean {
  const [first, own, last] = [numbers[0], numbers[i], numbers.at(-1)] as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [start, step, end] = [steps[0], steps[i], steps.at(-1)] as [number, number, number];
  const share = (step - start) / Math.max(1, end - start);
  for (let at = 0; at < own.length; at += 3) {
    const [from, to, value] = [first[at], last[at], own[at]] as [number, number, number];
    const gap = Math.abs(value - (from + share * (to - from)));
    if (!(gap <= 4 * halfWidthAt(own, at) + float * Math.abs(value))) return false;
  }
  return true;
}

function isMultiple(first: Float64Array, final: Float64Array): boolean {
  if (final.length < 9) return false;
  let [squares, product] = [0, 0];
  for (let at = 0; at < final.length; at += 3) {
    squares += (final[at] as number) ** 2;
    product += (first[at] as number) * (final[at] as number);
  }
  const factor = squares > 0 ? product / squares : 1;
  for (let at = 0; at < final.length; at += 3) {
    const gap = Math.abs((first[at] as number) - factor * (final[at] as number));
    if (!(gap <= 2 * (1 + Math.abs(factor)) * halfWidthAt(first, at))) return false;
  }
  return true;
}
