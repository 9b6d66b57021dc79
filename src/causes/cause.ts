// What a cause is: words, from a page of Markdown and of what the log shows. What is likely is decided in verdict/, by its id alone.

import { lazy } from "../math/lazy.ts";
import type { Filler } from "../reconcile/other-columns.ts";
import type { Stretch } from "../reconcile/weights/stretch.ts";
import type { RowClock } from "../table/clock.ts";
import type { PrinterFacts } from "../table/printer-facts.ts";
import type { Writer } from "../table/run.ts";
import type { NextStep } from "./finding.ts";
import { nextStep, type StepWords } from "./next-steps.ts";
import { partsOfPage, partUnder, termsOf } from "./page-part.ts";

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
  /** What to run, the finding's own step first; empty where there is no code for it. */
  readonly steps: readonly string[];
  /** Logs under fixtures/ where it is found and where it is ruled out; run by a test. Empty where fixtures/ has none. */
  readonly examples: {
    readonly found: string;
    readonly ruledOut: string;
    /** The example shows it only where a penalty is said to be expected. */
    readonly expectPenalty: boolean;
  };
}

/** What a cause says of one log. */
export interface CauseLines {
  /** One line; backticks mark names and numbers. */
  readonly clause: (context: CauseContext) => string;
  /** What to do next, where that is not the first of its steps. */
  readonly next?: (context: CauseContext) => NextStep;
}

/** One cause: what it is, how it is said, what to do next. */
export interface Cause extends CauseLines {
  readonly id: string;
  readonly title: string;
  readonly words: CauseWords;
  readonly doc: CauseDoc;
  /** Its words for the first of its steps, in place of the recipe's. */
  readonly step: StepWords;
}

/** A cause with the words of its page, which is read when it is first asked for. */
export function causeOnPage(id: string, page: string, lines: CauseLines): Cause {
  const parts = lazy(() => partsOfPage(page));
  const terms = (heading: string) => termsOf(partUnder(parts(), heading));
  const words = lazy(() => ({ name: "", ...terms("In a sentence") }));
  return {
    id,
    get title() {
      return parts()[0]?.heading ?? "";
    },
    get words() {
      return words();
    },
    get doc() {
      const examples = terms("Examples");
      return {
        what: parts()[0]?.text ?? "",
        signature: partUnder(parts(), "Signature").text,
        lookalikes: Object.entries(terms("What else looks like this")).map(
          ([cause, difference]) => ({ cause, difference }),
        ),
        references: partUnder(parts(), "References").items,
        steps: partUnder(parts(), "Next step").items.filter((item) => !item.includes(" ")),
        examples: {
          found: examples["found"] ?? "",
          ruledOut: examples["ruled out"] ?? "",
          expectPenalty: examples["given"] === "--expect-penalty",
        },
      };
    },
    get step() {
      return terms("Next step");
    },
    ...lines,
  };
}

/** Null where there is nothing to do. */
export function nextOf({ doc, step, next }: Cause, context: CauseContext): NextStep | null {
  const [first] = doc.steps;
  if (next !== undefined) return next(context);
  return first === undefined ? null : nextStep(first, context, step);
}

const PENALTIES: ReadonlySet<string> = new Set(["weight-penalty", "single-output-penalty"]);

/** Whether it is a penalty on the weights, which `--expect-penalty` declares. */
export function isPenalty(id: string): boolean {
  return PENALTIES.has(id);
}
