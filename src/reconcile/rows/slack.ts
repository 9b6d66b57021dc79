// The steps of an epoch and the arithmetic they were computed in → how far true values may lie outside the printed intervals.

import { FLOAT_TYPES, type Precision } from "../../math/float-type.ts";
import { onceFor } from "../../math/lazy.ts";
import { type Rational, ZERO } from "../../math/rational.ts";
import type { Row } from "../../table/row.ts";

/** Relative to the value: for the trainer's arithmetic. */
export interface Slack {
  /** `added` to the rounding, or only the `larger` of the two. */
  readonly combined: "added" | "larger";
  readonly float: Rational;
}

export const NO_SLACK: Slack = { combined: "added", float: ZERO };

/** Number of batches an epoch is averaged over, and how that is known. */
export interface EpochSteps {
  readonly train: number;
  readonly known: boolean;
  /** Arithmetic that the steps were computed in. */
  readonly precision: Precision;
}

/** Where the log prints no count: more steps than most epochs have, so that the slack is rather too wide. */
const ASSUMED_STEPS = 1000;

/** The steps of the longest epoch. */
export function countSteps(
  rows: Iterable<Pick<Row, "split" | "steps">>,
  precision: Precision,
): EpochSteps {
  let steps = 0;
  for (const row of rows) if (row.split === "train") steps = Math.max(steps, row.steps ?? 0);
  return steps > 0
    ? { train: steps, known: true, precision }
    : { train: ASSUMED_STEPS, known: false, precision };
}

/**
 * Slack that true values are expected to keep within; boxes are stated with it. The roundings of a mean over S steps are
 * independent and add up like a random walk. Four of them cover the largest error that was measured on clean float32 runs
 * (3e-7 of the total). Four printed decimals of a loss near 1 are a hundred times coarser than float32, so only the larger
 * of the two counts; a total of 5,050.7842 is the other way round.
 */
export const typicalSlack: (steps: EpochSteps) => Slack = onceFor(({ train, precision }) => ({
  combined: "larger",
  float: roundings(4 + Math.ceil(Math.sqrt(train)), precision),
}));

/**
 * Slack that no such arithmetic can leave; "impossible" is said only with it. A mean over S steps is S − 1 additions and a
 * division.
 */
export function worstSlack({ train, precision }: EpochSteps): Slack {
  return { combined: "added", float: roundings(Math.ceil(train) + 1, precision) };
}

/** One operation is off by 2^−bits of its result at most. */
function roundings(count: number, precision: Precision): Rational {
  return { numerator: BigInt(count), denominator: 2n ** BigInt(FLOAT_TYPES[precision].bits) };
}

/** Relative error allowed in evidence, in roundings of the trainer's arithmetic: for float32 1e-6, three times what was measured on clean runs. */
const ROUNDINGS = 16.8;

export function evidenceSlack(precision: Precision): number {
  return ROUNDINGS * 2 ** -FLOAT_TYPES[precision].bits;
}
