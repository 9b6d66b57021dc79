// ESPnet2: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const espnet: Printer = {
  facts: {
    id: "espnet",
    title: "ESPnet2",
    averages: { total: "mean", components: "mean" },
    printsUnweighted: true,
    penalty: "never",
    clock: "iteration",
    known:
      "Every column is the mean over the same batches. `loss` is a weighted sum of `loss_ctc` and `loss_att`; the weights are not printed.",
  },
  doc: { source: "espnet2/train/reporter.py (01d307c)" },
  form: "pairs",
  sign: /\d+epoch:(?:train|valid):\d/,
  samples: [
    {
      text: "[host] 2021-07-14 10:02:18,471 (trainer:634) INFO: 1epoch:train:1-682batch: iter_time=0.018, forward_time=0.232, loss=98.121, loss_att=79.402, loss_ctc=141.798, acc=0.210, backward_time=0.401, optim0_lr0=1.361e-05, train_time=3.212\n[host] 2021-07-14 10:32:18,471 (trainer:634) INFO: 1epoch:train:683-1364batch: iter_time=0.018, forward_time=0.232, loss=71.300, loss_att=60.100, loss_ctc=97.433, acc=0.310, backward_time=0.401, optim0_lr0=3.361e-05, train_time=3.212\n",
      records: 2,
    },
  ],
};
