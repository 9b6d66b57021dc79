import type { PrinterFacts } from "../../table/printer-facts.ts";
import type { Sample } from "../dialect.ts";

export type Form = "pairs" | "table";

/** A program that prints losses: how it is recognised, what is known of it, and what its logs look like. */
export interface Printer {
  readonly facts: PrinterFacts;
  /** How its rows stand in the log, which decides the dialect that reads them. */
  readonly form: Form;
  /** A line that no other program prints. */
  readonly sign: RegExp;
  /** The second number of `0.5 (0.6)` is what is compared: it adds up, the first one does not. */
  readonly reading?: "second";
  readonly samples: readonly Sample[];
}
