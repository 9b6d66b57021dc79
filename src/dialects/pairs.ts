// Names and numbers on a line, or one a line behind an anchor, as most loops print them → records.

import type { LineDialect } from "./dialect.ts";
import { createPairRows } from "./pairs/pair-rows.ts";
import { createRowReader, createRowTest, type RowForm } from "./pairs/reader.ts";

export const PAIR_ROWS: RowForm = {
  form: "pairs",
  source: createPairRows,
  evidence: "lines of names and numbers",
};

export const pairs: LineDialect = {
  id: "pairs",
  title: "Names and numbers",
  input: "lines",
  numbers: "rounded",
  isGeneric: true,
  doc: {
    writer: "loops of one's own, and every program that prints `name: number` or `name=number`",
    quirks: [
      "`loss: 0.5`, `loss=0.5`, `'loss': 0.5`, `Loss 0.5 (0.6)`, parted by commas, blanks, tabs, `-` or `|`; timestamps and loggers may stand in front",
      "one a line too, behind a line that gives the epoch, the step or the iteration, in a box of `|`, or between `{` and `}`",
      "read where a total is among them, or two losses; a row without an epoch or a step must come twice",
      "rows are counted in the log's own iterations where it has them: steps that begin anew in each epoch go on from those before",
      "rows behind `Test:`, `val`, `eval` are of validation; of an evaluation printed step by step the last row is kept",
      "a row that is printed twice (two log handlers) is read once",
    ],
  },
  samples: [
    {
      text: "Epoch 1 | loss: 0.9000 | ce_loss: 0.6000 | kl_loss: 0.3000\nEpoch 2 | loss: 0.8000 | ce_loss: 0.5500 | kl_loss: 0.2500\n",
      records: 2,
    },
    {
      text: "epoch: 0, acc: 0.360, loss: 1.0990 (data_loss: 1.0990, reg_loss: 0.0000), lr: 0.02\nepoch: 100, acc: 0.569, loss: 0.9230 (data_loss: 0.8990, reg_loss: 0.0240), lr: 0.0497\n",
      records: 2,
    },
    {
      text: "epoch 1: train_loss=1.500 cls=1.0 box=0.25\nepoch 2: train_loss=1.200 cls=.8 box=.2\n",
      records: 2,
    },
    {
      text: "{'loss': 1.5, 'a_loss': 1.0, 'b_loss': 0.25, 'epoch': 1.0}\n{'loss': 1.2, 'a_loss': 0.8, 'b_loss': 0.2, 'epoch': 2.0}\n",
      records: 2,
    },
    {
      text: "Epoch 1/2\nloss: 0.9000\nce_loss: 0.6000\nkl_loss: 0.3000\nEpoch 2/2\nloss: 0.8000\nce_loss: 0.5500\nkl_loss: 0.2500\n",
      records: 2,
    },
    {
      text: "[1/10] step 100 - total_loss: 0.9000 - ce_loss: 0.6000 - kl_loss: 0.3000\n[1/10] step 200 - total_loss: 0.8000 - ce_loss: 0.5500 - kl_loss: 0.2500\n[2/10] step 100 - total_loss: 0.7000 - ce_loss: 0.4800 - kl_loss: 0.2200\n",
      records: 3,
    },
  ],
  createRecognizer: () => createRowTest(PAIR_ROWS),
  createReader: (findings) => createRowReader(findings, PAIR_ROWS),
};
