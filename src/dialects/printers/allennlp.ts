// AllenNLP: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const allennlp: Printer = {
  facts: {
    id: "allennlp",
    title: "AllenNLP",
    averages: { total: "mean", components: "mean" },
    penalty: "printed",
    clock: "epoch",
    roles: { decoys: ["batch_loss", "batch_reg_loss"] },
    known:
      "`loss` is a mean that includes the penalty, and `reg_loss` is the mean of the penalty. The loss of the task has no column. `batch_loss` is that of the last batch.",
  },
  doc: { source: "allennlp/training/util.py:416 (80fb6061e568)" },
  form: "pairs",
  sign: /\w+: [\d.]+, .*\bloss: [\d.naif]+.* \|\|/,
  samples: [
    {
      text: "accuracy: 0.4000, batch_loss: 2.9130, loss: 3.1020, batch_reg_loss: 0.2130, reg_loss: 0.2180 ||: 100%|##########| 16/16 [00:04<00:00,  3.41it/s]\naccuracy: 0.7100, batch_loss: 1.1130, loss: 1.6120, batch_reg_loss: 0.2010, reg_loss: 0.2090 ||: 100%|##########| 16/16 [00:04<00:00,  3.41it/s]\n",
      records: 2,
    },
  ],
};
