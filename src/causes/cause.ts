// What a cause is: words. What is likely is decided in verdict/, by its id alone.

import type { Filler } from "../reconcile/other-columns.ts";
import type { Stretch } from "../reconcile/weights/stretch.ts";
import type { RowClock } from "../table/clock.ts";
import type { PrinterFacts } from "../table/printer-facts.ts";
import type { Writer } from "../table/run.ts";
import type { NextStep } from "./finding.ts";
import { nextStep, type RecipeId, type StepWords } from "./next-steps.ts";

/** The first value that is not finite. */
export interface NotFinite {
  readonly epoch: number;
  readonly column: string;
  readonly text: string;
}

/** What the words of a cause may speak of. */
export interface CauseContext {
  /** What rows are counted in. */
  readonly clock: RowClock;
  readonly writer: Writer;
  /** Whether the log is of Keras, so that its code and arguments may be named. */
  readonly isKeras: boolean;
  /** Neither another program nor a loop of somebody's own printed it. */
  readonly mayBeKeras: boolean;
  /** Facts of the program that printed the log, where it is known and no Keras. */
  readonly printer: PrinterFacts | null;
  readonly total: string;
  readonly components: readonly string[];
  /** Columns that are no losses. */
  readonly metrics: readonly string[];
  readonly singleOutput: boolean;
  /** Rows that took part. */
  readonly rows: number;
  /** The weights shown, one a component. */
  readonly weights: readonly number[];
  readonly declared: boolean;
  /** All rows add up at these weights, within rounding. */
  readonly addsUp: boolean;
  /** All rows add up at the expected weights, within rounding. */
  readonly isExact: boolean;
  /** The largest penalty that rounding could hide. */
  readonly largestHidden: number;
  readonly stretches: readonly Stretch[];
  /** The components of an epoch's own line are averaged over one batch more than there was. */
  readonly emptyBatch: boolean;
  readonly filler: Filler | null;
  readonly notFinite: NotFinite | null;
}

/** A cause as a sentence names it, for somebody who has never heard of this program. */
export interface CauseWords {
  /** As in "most likely …". */
  readonly name: string;
  /** What makes it in Keras, with how it comes about; absent where there is nothing to add. */
  readonly keras?: string;
  /** What makes it elsewhere. */
  readonly elsewhere?: string;
  /** A sentence of its own on why the log looks so, for Keras. */
  readonly why?: string;
}

interface CauseDoc {
  /** What it is, for somebody who trains networks and has never heard of it. */
  readonly what: string;
  /** What it looks like in a log. */
  readonly signature: string;
  /** Ids of causes that can look the same, with how to tell them apart. */
  readonly lookalikes: readonly { readonly cause: string; readonly difference: string }[];
  readonly references: readonly string[];
  /** What to run, the finding's own step first; absent where there is no code for it. */
  readonly steps?: readonly RecipeId[];
  /** Logs under fixtures/ where it is found and where it is ruled out; run by a test. Empty where fixtures/ has none. */
  readonly examples: {
    readonly found: string;
    readonly ruledOut: string;
    /** The example shows it only where a penalty is said to be expected. */
    readonly expectPenalty?: true;
  };
}

/** One cause: what it is, how it is said, what to do next. */
export interface Cause {
  readonly id: string;
  readonly title: string;
  readonly words: CauseWords;
  readonly doc: CauseDoc;
  /** One line; backticks mark names and numbers. */
  readonly clause: (context: CauseContext) => string;
  /** Its words for the first of its steps, in place of the recipe's. */
  readonly step?: StepWords;
  /** What to do next, where that is not the first of its steps. */
  readonly next?: (context: CauseContext) => NextStep;
}

/** Null where there is nothing to do. */
export function nextOf({ doc, step, next }: Cause, context: CauseContext): NextStep | null {
  const [first] = doc.steps ?? [];
  if (next !== undefined) return next(context);
  return first === undefined ? null : nextStep(first, context, step);
}

const PENALTIES: ReadonlySet<string> = new Set(["weight-penalty", "single-output-penalty"]);

/** Whether it is a penalty on the weights, which `--expect-penalty` declares. */
export function isPenalty(id: string): boolean {
  return PENALTIES.has(id);
}
