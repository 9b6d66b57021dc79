// Tables with a header and delimiters (CSVLogger, pandas, spreadsheets) → records.

import type { LineDialect } from "./dialect.ts";
import type { Line } from "../lines/line.ts";
import { splitCells } from "./tables/csv-cells.ts";
import { type CsvHeader, readCsvHeader } from "./tables/csv-header.ts";
import { createCsvReader } from "./tables/csv-reader.ts";

/** Lines below a header among which a row stands. */
const ROW_WITHIN = 3;

const NUMBER = /^[\s"+.-]*(?:\d|nan|inf)/i;

/** A header, once a line below it has as many cells, and a number: a sentence or a statement with `loss` between commas has none such, nor what ends a file. */
function createTableTest(): (line: Line) => boolean {
  let header: CsvHeader | undefined;
  let left = 0;
  return ({ text, unended }) => {
    const found = unended === true ? undefined : readCsvHeader(text);
    if (found !== undefined) {
      header = found;
      left = ROW_WITHIN;
      return false;
    }
    if (left === 0 || header === undefined || text.trim() === "") return false;
    left -= 1;
    const cells = splitCells(text, header.delimiter);
    const more = cells === "open" ? 0 : cells.length - header.names.length;
    const isWide = more === 0 || (more === 1 && cells.at(-1) === "");
    const isRow = isWide && [...cells].some((cell) => NUMBER.test(cell));
    if (isRow) left = 0;
    return isRow;
  };
}

export const csvLogger: LineDialect = {
  id: "csv-logger",
  title: "CSV table",
  input: "lines",
  numbers: "full",
  doc: {
    writer:
      "`keras.callbacks.CSVLogger`, `pandas.DataFrame(history.history).to_csv`, `run.history().to_csv` of W&B, spreadsheets",
    quirks: [
      "comma, semicolon or tab; quoted cells; a comma as decimal sign where it is no delimiter",
      "a table that counts epochs from 0, as CSVLogger does, is shown from 1, as `fit` prints them",
      "a CSVLogger file that starts later (`initial_epoch`) is shown one higher too; any other table as it counts",
      "`NA`, `null` and empty cells are no value; a row all of whose validation cells are empty is a train row",
      "rows of batches that W&B's Keras callback logs between the epochs (`batch/…`) are left out",
      "rows that differ in `step` or `iteration` within an epoch are counted in iterations; a column `split`, `mode` or `phase` says of what data a row is",
      "PyTorch Lightning's `…_step` columns are values of single batches and left out where `…_epoch` stands beside them",
      "without a name of a loss, a header is one where an epoch or a step is among three names or more: `--total` and `--components` name the rest",
      "an epoch number that falls, or the header again, begins a run (`append=True`)",
      "cells with arrays or text are counted and left out",
      "the last cell of a file that does not end its last line is left out unless its digits show that it is whole",
    ],
  },
  samples: [
    {
      text: "epoch,a_loss,loss,val_a_loss,val_loss\n0,0.6285420656204224,2.7980244159698486,NA,NA\n1,0.5931321382522583,2.673321008682251,0.5414,2.5\n",
      records: 2,
    },
    { text: "epoch;a_loss;loss\n0;1.4184;0.8506\n0;1.4186;-0.7895\n1;1.4187;1e-05\n", records: 3 },
    { text: ",loss,a_loss\n0,2.9814,0.5147\n1,2.7017,0.3733\n", records: 2 },
    {
      text: 'epoch\tloss\ta_loss\tmatrix\n1\t2.5\t1.25\t"""[1, 2]"""\n2\t2.25\t1.125\t"""[3, 4]"""\n',
      records: 2,
    },
  ],
  createRecognizer: createTableTest,
  createReader: createCsvReader,
};
