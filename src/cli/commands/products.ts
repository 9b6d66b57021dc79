// A named source → what a command wants of it: its rows, its analysis, or its report where reports are given one by one.

import { type Analysis, findFormat } from "../../index.ts";
import type { Source } from "../../source/run-folders.ts";
import { compileAsUsualFor } from "../compiling.ts";
import { fail, type Failure } from "../errors.ts";
import { collectSooner, requireMemoryFor } from "../memory.ts";
import { plainAnalysis } from "../plain-analysis.ts";
import { analyzeLoaded, analyzeOptions } from "./analyze-loaded.ts";
import type { Context } from "./context.ts";
import { load } from "./load.ts";
import type { Loaded } from "./loaded.ts";
import { isSelected, selectionText } from "./selected-rows.ts";
import { unjudged } from "./unjudged.ts";
import { unreadable } from "./unreadable.ts";
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

/** Of a log that is asked for lines that could not be read none has to have been. */
async function readSource({ io, options }: Context, file: Source): Promise<Loaded> {
  const loaded = await load(io, file, { dialect: options.dialect });
  const { source, log } = loaded;
  const hasRows = log.runs.some(({ rows }) => rows.length > 0);
  if (!hasRows && !options.rejects) throw unreadable(loaded);
  if (hasRows && !log.runs.some(({ rows }) => rows.some((row) => isSelected(row, options))))
    throw fail("no-rows-left", { source, range: selectionText(options) });
  return loaded;
}

async function analyzeSource({ io, options }: Context, file: Source): Promise<Analysis> {
  const loaded = await load(io, file, { updates: true, dialect: options.dialect });
  requireMemoryFor(loaded.source, loaded.log);
  collectSooner(loaded.log);
  compileAsUsualFor(loaded.log);
  return analyzeLoaded(loaded, analyzeOptions(options));
}

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
