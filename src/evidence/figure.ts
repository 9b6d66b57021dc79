// What a figure is: one number that a test takes from the rows of a run, with the words for it.

import type { Accounts } from "./accounts.ts";

/** A test: pure, free of scale, and meaningful by itself. */
export interface Figure {
  readonly id: string;
  /** What it measures, for the page and for `--verbose`; no verb, no number. */
  readonly title: string;
  /** What one unit of it is: `share`, `decades` (logarithms to base 10), `bits`. */
  readonly unit: "share" | "decades" | "bits";
  /** The figure, or null where it does not apply to the log. */
  readonly of: (accounts: Accounts) => number | null;
}

/** log₁₀ of a quotient, kept within ±`most`; null where it says nothing. */
export function decades(above: number, below: number, most = 6): number | null {
  if (!(above >= 0) || !(below >= 0) || (above === 0 && below === 0)) return null;
  if (below === 0) return most;
  return Math.max(-most, Math.min(most, Math.log10(above / below)));
}
