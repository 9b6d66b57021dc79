// A named source → what a command wants of it: its rows, its analysis, or its report where reports are given one by one.

import { type Analysis, findFormat } from "../../index.ts";
import type { Source } from "../../source/run-folders.ts";
import type { Failure } from "../errors.ts";
import { plainAnalysis } from "../plain-analysis.ts";
import { analyzeSource } from "./analyze-source.ts";
import type { Context } from "./context.ts";
import type { Loaded } from "./loaded.ts";
import { readSource } from "./read-source.ts";
import { unjudged } from "./unjudged.ts";
import { chosenFormats, reportPieces } from "./write-reports.ts";

export interface Products {
  readonly rows: Loaded;
  readonly analysis: Analysis;
  readonly report: Report;
}

export type Product = keyof Products;

export interface Report {
  /** Its text; each piece is made when it is asked for. Bytes where another thread has made it. */
  readonly pieces: Iterable<string | Uint8Array>;
  /** Runs in it that could not be judged. */
  readonly failures: readonly Failure[];
}

interface Maker<T> {
  readonly make: (context: Context, source: Source) => Promise<T>;
  /** The same, made of plain data that can be sent to another thread; missing where the rows would be all of it. */
  readonly plain?: (made: T, context: Context) => T;
}

export const makers: { readonly [P in Product]: Maker<Products[P]> } = {
  rows: { make: readSource },
  analysis: {
    make: analyzeSource,
    plain: (analysis, context) => plainAnalysis(analysis, showsModels(context)),
  },
  // The thread that writes has half the work with bytes, and texts that are sent are spelled twice.
  report: { make: reportOn, plain: (report) => ({ ...report, pieces: bytesOf(report.pieces) }) },
};

function showsModels(context: Context): boolean {
  return chosenFormats(context).some(({ id }) => {
    const shown = findFormat(id)?.showsModels;
    return shown === "always" || (shown === "verbose" && context.options.verbose);
  });
}

async function reportOn(context: Context, source: Source): Promise<Report> {
  const analysis = await analyzeSource(context, source);
  const reports = chosenFormats(context).map((choice) => reportPieces(context, analysis, choice));
  return { pieces: inTurn(reports), failures: unjudged(analysis.runs) };
}

function bytesOf(pieces: Report["pieces"]): Uint8Array[] {
  const encoder = new TextEncoder();
  return Array.from(pieces, (piece) => (typeof piece === "string" ? encoder.encode(piece) : piece));
}

function* inTurn(reports: readonly Iterable<string>[]): Generator<string> {
  for (const pieces of reports) yield* pieces;
}
