// maskrcnn-benchmark: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const maskrcnnBenchmark: Printer = {
  facts: {
    id: "maskrcnn-benchmark",
    title: "maskrcnn-benchmark",
    averages: { total: "running-mean", components: "running-mean" },
    penalty: "never",
    clock: "iteration",
    known:
      "The first number of each column is a median of the last 20 iterations, and medians do not add up. The number in brackets is the mean since the start of the run. Means add up, so they are compared.",
  },
  doc: { source: "maskrcnn_benchmark/utils/metric_logger.py, engine/trainer.py (57eec25b7514)" },
  form: "pairs",
  sign: /eta: [\d:a-z, ]{1,40} {2}iter: \d+(?:\/\d+)? {2}\w*loss\w*: [\d.naif]+ \(/,
  reading: "second",
  samples: [
    {
      text: "INFO: eta: 11:21:28  iter: 1120  loss: 1.4617 (1.4511)  loss_box_reg: 0.1761 (0.1431)  loss_classifier: 0.5327 (1.3080)  time: 0.5088 (0.4600)  data: 0.0164 (0.0177)  lr: 0.020000  max mem: 3150\nINFO: eta: 1 day, 11:21:51  iter: 1140  loss: 1.3548 (1.4514)  loss_box_reg: 0.1438 (0.1434)  loss_classifier: 0.4288 (1.3080)  time: 0.4698 (0.4604)  data: 0.0176 (0.0177)  lr: 0.020000  max mem: 3273\n",
      records: 2,
    },
  ],
};
