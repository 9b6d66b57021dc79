// The one opinion on a run: which verdict, how likely, and which causes within it.

import type { RowClock } from "../table/clock.ts";
import type { PrinterFacts } from "../table/printer-facts.ts";
import type { ExactFact } from "./fact.ts";
import type { TermSplit } from "./term-split.ts";
import type { VerdictId } from "./verdicts.ts";

/** What is known of a run beside its rows. */
export interface JudgeContext {
  /** Facts of the program that printed the log, where it is known and no Keras. */
  readonly printer: PrinterFacts | null;
  /** Keras printed it, whose `val_loss` holds every penalty. */
  readonly isKeras: boolean;
  /** A loop of somebody's own printed it, whose averages no table knows. */
  readonly isOwnLoop: boolean;
  /** What rows are counted in. */
  readonly clock: RowClock;
  /** A penalty is said to be in the total. */
  readonly expectPenalty: boolean;
  /** A column that is no component fills the remainder of every row. */
  readonly filled: boolean;
  /** Names of other columns, or gaps among numbered ones, point to a part that is not printed. */
  readonly named: boolean;
  /** Columns that no name tells to be parts explain most of what is left. */
  readonly mayHaveMore: boolean;
}

/** The surest first: `strong` from 0.97 on, `moderate` from 0.8, `possible` below. */
export const CERTAINTIES = ["strong", "moderate", "possible"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

const STRONG = 0.97;
const MODERATE = 0.8;

export function certaintyOf(probability: number): Certainty {
  return probability >= STRONG ? "strong" : probability >= MODERATE ? "moderate" : "possible";
}

/** A cause as likely as it is once its verdict holds. */
export interface LikelyCause {
  readonly cause: string;
  /** In [0, 1]; a cause that is a kind of another counts in that one too. */
  readonly probability: number;
}

/** What is said of a verdict, beside its causes. */
export interface Said {
  /** Of the verdict; of `cannot-tell` that of the likeliest one it is between. In [0, 1]. */
  readonly probability: number;
  /** The verdicts that stay likely, the likeliest first; two or more for `cannot-tell`, else empty. */
  readonly between: readonly VerdictId[];
  /** Verdicts that hold beside it: weights that are not 1 and a penalty, a short batch on top. */
  readonly also: readonly VerdictId[];
  /** The rows that show how large a hidden term is. */
  readonly termSplit: TermSplit;
  /** The total does not move as the columns do, which may be no parts of it; of `cannot-tell` alone. */
  readonly isApart: boolean;
  /** The causes that the log cannot tell from the first one; it stands among them. */
  readonly equallyLikely: readonly string[];
}

export interface Judgement extends Said {
  readonly verdict: VerdictId;
  /** Causes of the verdict (of each it is between), the likeliest first. */
  readonly causes: readonly LikelyCause[];
  /** Of each verdict. */
  readonly probabilities: ReadonlyMap<VerdictId, number>;
  readonly exact: ExactFact | null;
  /** The weights that the verdict holds at. */
  readonly weights: readonly number[];
}
