// Named logs → their rows as they were read, or the lines that looked like data and were not understood.

import { readRows, type ReadRow, rowFormats } from "../../index.ts";
import { count } from "../error-words.ts";
import type { Failure } from "../errors.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { messageText, noteText } from "../message-text.ts";
import { widthFor } from "../output-style.ts";
import type { Context } from "./context.ts";
import { eachSource } from "./each-source.ts";
import type { Loaded } from "./loaded.ts";
import { isSelected } from "./selected-rows.ts";
import { inPieces, writePieces } from "./write-reports.ts";

export async function parse(context: Context): Promise<ExitCode> {
  const { io, options, unicode } = context;
  const read: Loaded[] = [];
  const failures: Failure[] = [];
  for await (const outcome of eachSource(context, "rows")) {
    if ("failure" in outcome) failures.push(outcome.failure);
    else read.push(outcome.made);
  }
  const rejects = read.flatMap(({ source, log }) =>
    log.rejects.map((reject) => ({ source, ...reject })),
  );
  const rejected = read.reduce((sum, { log }) => sum + log.skipped.rejected, 0);
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
  for (const { source, log } of read)
    for (const note of log.notes) await io.stderr.write(noteText(source, note, io));
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
