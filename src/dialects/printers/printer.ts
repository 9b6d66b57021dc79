import type { PrinterFacts } from "../../table/printer-facts.ts";
import type { Sample } from "../dialect.ts";

export type Form = "pairs" | "table";

/** Files of columns that a program writes: JSON lines, a JSON document, CSV. */
export interface Files {
  /** Names that all of its files have, as patterns in which `*` stands for any text; lists of a JSON document count too. */
  readonly columns: readonly string[];
  readonly samples: readonly Sample[];
}

/** For the manual alone. */
interface PrinterDoc {
  /** Where the facts are from: file and release, or thread. */
  readonly source: string;
}

/** A program that prints losses: how it is recognised, what is known of it, and what its logs look like. */
export interface LinePrinter {
  readonly facts: PrinterFacts;
  readonly doc: PrinterDoc;
  /** How its rows stand in the log, which decides the dialect that reads them. */
  readonly form: Form;
  /** A line that no other program prints. */
  readonly sign: RegExp;
  /** The second number of `0.5 (0.6)` is what is compared: it adds up, the first one does not. */
  readonly reading?: "second";
  /** A column that only a row has that sums up the run. */
  readonly sumOf?: string;
  readonly samples: readonly Sample[];
  /** Of the files it writes too, where their numbers come about alike. */
  readonly files?: Files;
}

/** A program that is known by its files alone. */
export interface FilePrinter {
  readonly facts: PrinterFacts;
  readonly doc: PrinterDoc;
  readonly form: "files";
  readonly files: Files;
  readonly samples: readonly [];
}

export type Printer = LinePrinter | FilePrinter;
