// What a rule says of rows that show a verdict exactly.

import type { Accounts } from "../evidence/accounts.ts";
import { digitsOf } from "../math/simplest-number.ts";
import { FACT_PROBABILITY, NEARLY_EXPECTED, SET_DIGITS } from "./thresholds.ts";
import type { VerdictId } from "./verdicts.ts";

export interface ExactFact {
  readonly verdict: VerdictId;
  /** The cause that the same rows show; null where they do not. */
  readonly cause: string | null;
  /** The weights that the fact holds at. */
  readonly weights: readonly number[];
  /** In [0, 1]. */
  readonly probability: number;
}

/** `strict`: a penalty is expected, so that a remainder that is merely small is one all the same. */
export type FactRule = (accounts: Accounts, strict: boolean) => ExactFact | undefined;

export function fact(
  verdict: VerdictId,
  cause: string | null,
  weights: readonly number[],
  probability: number = FACT_PROBABILITY,
): ExactFact {
  return { verdict, cause, weights, probability };
}

/** One is nearly, and not quite, the expected weight, as a small remainder makes of it, or has more digits than anybody writes. */
export function areNeverSet(weights: readonly number[], base: readonly number[]): boolean {
  return weights.some((weight, i) => {
    const expected = base[i] as number;
    const isNear = Math.abs(weight - expected) < NEARLY_EXPECTED * Math.abs(expected);
    return weight !== expected && (isNear || digitsOf(weight) > SET_DIGITS);
  });
}
