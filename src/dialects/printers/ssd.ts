// SSD of lufficc: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const ssd: Printer = {
  facts: {
    id: "ssd",
    title: "SSD of lufficc",
    averages: { total: "running-mean", components: "running-mean" },
    penalty: "never",
    clock: "iteration",
    known:
      "The first number of each column is a median of the last 20 iterations, and medians do not add up. The number in brackets is the mean since the start of the run. Means add up, so they are compared.",
  },
  doc: { source: "ssd/engine/trainer.py and utils/metric_logger.py of lufficc/SSD" },
  form: "pairs",
  sign: /SSD\.trainer INFO: iter: \d/,
  reading: "second",
  samples: [
    {
      text: "2020-05-16 11:11:06,801 SSD.trainer INFO: iter: 000050, lr: 0.00040, total_loss: 13.840 (16.049), reg_loss: 2.842 (2.863), cls_loss: 10.998 (13.186), time: 0.586 (1.002), eta: 1 day, 9:24:06, mem: 8288M\n2020-05-16 11:11:36,208 SSD.trainer INFO: iter: 000060, lr: 0.00040, total_loss: 11.739 (15.557), reg_loss: 2.511 (2.754), cls_loss: 9.227 (12.803), time: 0.588 (0.605), eta: 0:00:30, mem: 8288M\n",
      records: 2,
    },
  ],
};
