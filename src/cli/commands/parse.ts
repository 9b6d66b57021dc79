// Named logs → their rows as they were read, or the lines that looked like data and were not understood.

import { type Log, readRows, type ReadRow, rowFormats, type SourceReject } from "../../index.ts";
import { CliError, fail, type Failure } from "../errors.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { messageText, noteText } from "../message-text.ts";
import { widthFor } from "../output-style.ts";
import { isSelected, selectionText } from "./selected-rows.ts";
import type { Context } from "./context.ts";
import { count } from "../error-words.ts";
import { load } from "./load.ts";
import { collectLeftOut } from "./files-left-out.ts";
import { findSources, type Note } from "./sources.ts";
import { unreadable } from "./unreadable.ts";
import { inPieces, writePieces } from "./write-reports.ts";

export async function parse(context: Context): Promise<ExitCode> {
  const { io, options, unicode } = context;
  const read: { readonly source: string; readonly log: Log }[] = [];
  const rejects: SourceReject[] = [];
  const failures: Failure[] = [];
  const notes: Note[] = [];
  let rejected = 0;
  const found = await findSources(context.files);
  const leftOut = collectLeftOut(found);
  for (const file of found.sources) {
    try {
      const loaded = await load(io, file, { dialect: options.dialect });
      const { source, log } = loaded;
      rejects.push(...log.rejects.map((reject) => ({ source, ...reject })));
      rejected += log.skipped.rejected;
      for (const note of log.notes) notes.push({ source, note });
      const hasRows = log.runs.some(({ rows }) => rows.length > 0);
      if (!hasRows && !options.rejects) throw unreadable(loaded);
      if (hasRows && !log.runs.some(({ rows }) => rows.some((row) => isSelected(row, options))))
        throw fail("no-rows-left", { source, range: selectionText(options) });
      read.push({ source, log });
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      if (!leftOut.leavesOut(file, error.failure)) failures.push(error.failure);
    }
  }
  notes.push(...leftOut.notes());
  failures.push(...leftOut.failures());
  const format = rowFormats.find(({ id }) => id === (options.rowFormat ?? "table"));
  const fits = options.width !== undefined || io.stdout.isTTY;
  const render = { unicode, width: widthFor(options.width, io.stdout), fits };
  const rows: Iterable<ReadRow> = {
    *[Symbol.iterator]() {
      for (const { source, log } of read) {
        for (const row of readRows(source, log.runs)) if (isSelected(row.row, options)) yield row;
      }
    },
  };
  const write = (texts: Iterable<string> = []): Promise<void> =>
    writePieces(io.stdout, inPieces(texts));
  if (options.rejects) await write(format?.rejects(rejects, render));
  else if (read.length > 0) await write(format?.rows(rows, render));
  for (const { source, note } of notes) await io.stderr.write(noteText(source, note, io));
  if (rejected > 0 && !options.rejects) await io.stderr.write(rejectNote(rejected));
  if (options.rejects && rejected > rejects.length) {
    await io.stderr.write(
      `lossledger: ${rejected} lines in all; the first ${rejects.length} are listed\n`,
    );
  }
  if (options.rejects && rejected === 0 && failures.length === 0) {
    await io.stderr.write("lossledger: every line that looked like data was understood\n");
  }
  for (const one of failures) await io.stderr.write(messageText(one, context));
  return failures.length === 0 ? EXIT.judged : EXIT.notJudged;
}

function rejectNote(rejected: number): string {
  return `lossledger: ${count(rejected, "line")} looked like data and could not be read; see them with --rejects\n`;
}
