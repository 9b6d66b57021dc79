// fastai: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const fastai: Printer = {
  facts: {
    id: "fastai",
    title: "fastai",
    averages: { total: "ema", components: "unknown" },
    penalty: "never",
    clock: "epoch",
    roles: { components: [] },
    known:
      "`train_loss` is smoothed, and `valid_loss` is the mean over other data. No parts are printed.",
    next: {
      text: "add each part as a metric",
      code: "learn = Learner(dls, model, loss_func=loss_func, metrics=[a_loss, b_loss])",
    },
  },
  doc: { source: "fastai/callback/progress.py (1678d7f)" },
  form: "table",
  sign: /^epoch +train_loss +valid_loss/,
  samples: [
    {
      text: "epoch     train_loss  valid_loss  accuracy  time    \n0         1.243000    0.912000    0.780000  00:12     \n1         0.803000    0.611000    0.841000  00:12     \n",
      records: 2,
    },
  ],
  files: {
    columns: ["epoch", "train_loss", "valid_loss", "time"],
    samples: [
      {
        text: "epoch,train_loss,valid_loss,accuracy,time\n0,1.2430,0.9120,0.78,00:12\n1,0.8030,0.6110,0.841,00:12\n",
        records: 2,
      },
    ],
  },
};
