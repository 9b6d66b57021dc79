// What a figure is: one number that a test takes from the rows of a run, with the words for it.

import type { Accounts } from "./accounts.ts";
import { MOST_DECADES } from "./thresholds.ts";

/** A test: pure, free of scale, and meaningful by itself. */
export interface Figure {
  readonly id: string;
  /** What it measures, for the page alone; no verb, no number. */
  readonly title: string;
  /** What one unit of it is: `share`, `decades` (logarithms to base 10), `bits`. */
  readonly unit: "share" | "decades" | "bits";
  /** The figure, or null where it does not apply to the log. */
  readonly of: (accounts: Accounts) => number | null;
}

/** log₁₀ of a number, or of a quotient, kept within six decades either way; null where it says nothing. */
export function decades(above: number, below = 1): number | null {
  if (!(above >= 0) || !(below >= 0) || (above === 0 && below === 0)) return null;
  if (below === 0) return MOST_DECADES;
  return Math.max(-MOST_DECADES, Math.min(MOST_DECADES, Math.log10(above / below)));
}
