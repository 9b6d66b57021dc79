// What is said of one run: a finding, what speaks for it, and what to do next.

import type { Certainty } from "../verdict/judgement.ts";

/** Multipliers on printed rows that together contradict a statement; each is re-checked in exact arithmetic. */
export interface Certificate {
  /** Row numbers (index into the analysis' `rows`), ascending. */
  readonly rows: readonly number[];
  /** The contradiction as a sum: multiplier × bound of a row. Fractions as `p/q`. */
  readonly terms: readonly {
    readonly row: number;
    readonly bound: "low" | "high";
    readonly multiplier: string;
  }[];
  /** The sum of the terms reaches at most this much, yet the model needs at least 0. Always negative. */
  readonly gap: number;
  /** The contradiction as a sentence, which a reader can check by hand where its rows are few. */
  readonly words: string;
}

/** One piece of evidence: only what has a certificate is said to be impossible. Texts mark names and numbers with backticks. */
export type Evidence = {
  readonly text: string;
  /** Indices into the analysis' `rows`. */
  readonly rows?: readonly number[];
} & (
  | { readonly kind: "impossible"; readonly certificate: Certificate }
  | { readonly kind: "for" | "undecided"; readonly certificate?: undefined }
);

/** What to do next, as code for the Keras that printed the log. */
export interface NextStep {
  readonly text: string;
  readonly code: string | null;
  /** What comes out, in words of the report. */
  readonly expect: string | null;
}

/** What comes out is left open where it is not said. */
export function inWords(text: string, expect: string | null = null): NextStep {
  return { text, code: null, expect };
}

/** What one cause says of one run. `clause` is one line; backticks mark names and numbers. */
export interface Finding {
  readonly cause: string;
  readonly title: string;
  readonly certainty: Certainty;
  readonly clause: string;
  readonly evidence: readonly Evidence[];
  readonly next: NextStep | null;
}
