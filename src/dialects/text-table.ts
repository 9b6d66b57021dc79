// A line of names and rows of numbers below it, parted by blanks → records.

import type { LineDialect } from "./dialect.ts";
import { createRowReader, createRowTest, type RowForm } from "./pairs/reader.ts";
import { createTableRows } from "./text-table/rows.ts";

export const TABLE_ROWS: RowForm = {
  form: "table",
  source: createTableRows,
  evidence: "a header of names and rows of numbers",
};

export const textTable: LineDialect = {
  id: "text-table",
  title: "Table in columns of text",
  input: "lines",
  numbers: "rounded",
  isGeneric: true,
  doc: {
    writer:
      "Chainer's `PrintReport`, fastai, the consoles of YOLOv5 to YOLOv11, and whoever prints so",
    quirks: [
      "one of the names is an epoch, an iteration or a step, and one a total or two of them are losses",
      "a frame that pandas prints has its index for epochs, counted from 0 there",
      "tables that are drawn with `|`, as in Markdown, are read alike",
      "a table an epoch, below its heading: losses by kind of data (`train`, `val`), or turned",
      "cells stand under their names, or there are as many of them as names; cells that are no number (`3.14G`, `00:12`) are left out",
      "rows that a progress bar draws anew are updates of one epoch",
      "the `results.txt` of YOLOv5 has no header: its columns are known, those of the validation are left out",
    ],
  },
  samples: [
    {
      text: "epoch   loss      a_loss    b_loss\n1       0.9000    0.6000    0.3000\n2       0.8000    0.5500    0.2500\n",
      records: 2,
    },
    {
      text: "| step | total loss | a_loss | b_loss |\n|------|-----------:|--------|--------|\n| 100  | **0.9000** | 0.6000 | 0.3000 |\n| 200  | 0.8000     | 0.5500 | 0.2500 |\n",
      records: 2,
    },
    {
      text: "Epoch  Total   Recon     KL\n    1  7.4727  1.4390  1.5084\n    2  5.9131  1.0331  1.2200\n",
      records: 2,
    },
    {
      text: "     loss  a_loss  val_loss\n0  0.9000  0.6000    0.8000\n1  0.7000  0.5000    0.7000\n",
      records: 2,
    },
    {
      text: "Step  train_loss  valid_loss\n 100      1.2430\n 200      0.8030      0.6110\n",
      records: 2,
    },
  ],
  createRecognizer: () => createRowTest(TABLE_ROWS),
  createReader: (findings) => createRowReader(findings, TABLE_ROWS),
};
