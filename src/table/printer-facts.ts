// What is known of a program that prints logs: facts of the program, which no log shows.

import type { RowClock } from "./clock.ts";

/**
 * How a printed number comes about from those of the batches. `mean`, `running-mean` and `ema` are linear: what holds of
 * every batch holds of them, where total and components are averaged alike.
 */
export type Average =
  | "batch"
  | "mean"
  | "running-mean"
  | "ema"
  | "median"
  | "last-batch"
  | "unknown";

/**
 * Names of columns as patterns in which `*` stands for any text, without case and without a word for the split
 * (`loss` for `train_loss`). Each list is optional; what none of them says is told from the names as for anyone's log.
 */
export interface PrinterRoles {
  /** The total, the surest first; an empty list where none is printed. */
  readonly total?: readonly string[];
  /** The components: these and no others. */
  readonly components?: readonly string[];
  /** Columns that look like components and are none. */
  readonly decoys?: readonly string[];
}

export interface Digits {
  readonly unit: "places" | "significant";
  readonly count: number;
  /** Zeros behind those digits are filled up: `1.110` is 1.11. */
  readonly isFilled?: boolean;
}

export interface PrinterFacts {
  /** Kebab-case, one a program: `detectron2`. */
  readonly id: string;
  /** As its users name it: `Detectron2`. */
  readonly title: string;
  readonly averages: { readonly total: Average; readonly components: Average };
  /** Its components are printed before their weights; those of others hold them already, or nobody knows. */
  readonly printsUnweighted?: true;
  /** Whether a weight penalty can be in the total: in a printed column, in none, or never (the optimizer decays weights). */
  readonly penalty: "printed" | "not-printed" | "never" | "unknown";
  /**
   * How it spells numbers where zeros at the end are dropped, so that `1.8` may stand for 1.8000: rounded to so many places
   * (`round(x, 4)`) or to so many significant digits (`%.4g`).
   */
  readonly digits?: Digits;
  /** What rows are counted in, for words: "epoch 3" is never said of iteration 3. */
  readonly clock: RowClock;
  /** Which column is what, where the names alone would mislead or tell nothing. */
  readonly roles?: PrinterRoles;
  /** One or two plain sentences on how its numbers come about, said where they decide. */
  readonly known: string;
  /** What to do to have total and components of one measurement printed, as text and code, where it is known. */
  readonly next?: { readonly text: string; readonly code: string | null };
}

/** True where total and components are the same linear average, so that what adds up in a batch adds up in print. */
export function averagedAlike({ averages: { total, components } }: PrinterFacts): boolean {
  return total === components && total !== "median" && total !== "unknown";
}

/** The facts in a line, for where they are said of a log as a whole. */
export function factsText({ title, known }: PrinterFacts): string {
  return `${title}: ${known}`;
}
