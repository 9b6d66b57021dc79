// WeNet: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const wenet: Printer = {
  facts: {
    id: "wenet",
    title: "WeNet",
    averages: { total: "batch", components: "batch" },
    printsUnweighted: true,
    penalty: "never",
    clock: "iteration",
    known:
      "Every column is from one batch. `loss` is a weighted sum of `loss_att` and `loss_ctc` (0.7 and 0.3 by default); the weights are not printed. `history loss` is a mean over the batches so far.",
  },
  doc: { source: "wenet/utils/executor.py and wenet/transformer/asr_model.py of wenet-e2e/wenet" },
  form: "pairs",
  sign: /\b(?:TRAIN|CV) Batch \d+\/\d+ loss /,
  samples: [
    {
      text: "2023-01-30 18:47:07,107 DEBUG TRAIN Batch 4/100 loss 14.100000 loss_att 12.000000 loss_ctc 19.000000 lr 0.00032621 rank 0\n2023-01-30 18:49:07,107 DEBUG TRAIN Batch 4/200 loss 13.200000 loss_att 11.100000 loss_ctc 18.100000 lr 0.00032619 rank 0\n2023-01-30 18:50:07,107 DEBUG CV Batch 4/0 loss 14.000000 loss_att 11.900000 loss_ctc 18.900000 history loss 14.000000 rank 0\n",
      records: 2,
    },
  ],
};
