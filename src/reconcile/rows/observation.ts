// A fitted row: its total and components as printed, and their numbers one after the other.

import { scratchOf } from "../../math/scratch.ts";
import type { Printed } from "../../table/printed.ts";
import type { Split } from "../../table/row.ts";

/** A row that takes part in the fit: the printed total and components, and its place in time. */
export interface Observation {
  /** Index of the row in the run. */
  readonly row: number;
  readonly epoch: number;
  readonly split: Split;
  /** Place in time, an integer: rows of equal time cannot be put in order by a model. */
  readonly time: number;
  readonly total: Printed;
  readonly components: readonly Printed[];
  /** Puts value, low and high of the total and of each component into `into`, where that is quicker than to ask for them. */
  putNumbers?(into: Float64Array): void;
}

/** Other numbers in the place of a row: what is copied by `...` of a row that lies in a table has no place. */
export function withNumbers(
  { row, epoch, split, time }: Observation,
  total: Printed,
  components: readonly Printed[],
): Observation {
  return { row, epoch, split, time, total, components };
}

/** Room for the numbers of one row of k components; whoever puts them there is done with them before others do. */
export const scratchNumbers: (k: number) => Float64Array = scratchOf(
  (k) => new Float64Array(3 * (k + 1)),
);

/** Puts value, low and high of the total and of each component into `into`, one after the other. */
export function putNumbers(observation: Observation, into: Float64Array): void {
  if (observation.putNumbers !== undefined) {
    observation.putNumbers(into);
    return;
  }
  const { total, components } = observation;
  putNumber(total, into, 0);
  for (let i = 0; i < components.length; i += 1)
    putNumber(components[i] as Printed, into, 3 * (i + 1));
}

function putNumber({ value, low, high }: Printed, into: Float64Array, at: number): void {
  into[at] = value;
  into[at + 1] = low;
  into[at + 2] = high;
}
