// MetricLogger of torchvision and DETR: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const metricLogger: Printer = {
  facts: {
    id: "metric-logger",
    title: "MetricLogger of torchvision and DETR",
    averages: { total: "running-mean", components: "running-mean" },
    penalty: "never",
    clock: "iteration",
    roles: { decoys: ["*_unscaled", "class_error", "cardinality_error*"] },
    known:
      "The first number of each column is a median of the last 20 iterations, and medians do not add up. The number in brackets is the mean since the start of the epoch. Means add up, so they are compared.",
  },
  doc: {
    source:
      "util/misc.py, engine.py of facebookresearch/detr (0880534); references/detection/utils.py of torchvision",
  },
  form: "pairs",
  sign: /^(?:[^[]{0,80} )?Epoch: ?\[\d+\]\s+\[\s*\d+\/\d+\]\s+eta: |^Averaged stats: [^(]{1,80}: [-\d.e]{1,16} \([-\d.e]{1,16}\)  |\[\s*\d+\/\d+\]\s+eta: [\d:, days]{1,24}  [^(]{1,80}: [-\d.e]{1,16} \([-\d.e]{1,16}\)  /,
  reading: "second",
  samples: [
    {
      text: "Epoch: [0]  [0/2]  eta: 0:00:25  lr: 0.001004  loss: 8.2773 (8.2773)  loss_classifier: 7.5194 (7.5194)  loss_box_reg: 0.7579 (0.7579)  time: 4.1973  data: 1.1906  max mem: 2547\nEpoch: [0]  [1/2]  eta: 0:00:11  lr: 0.002003  loss: 7.5953 (7.9363)  loss_classifier: 6.8374 (7.1765)  loss_box_reg: 0.7579 (0.7598)  time: 2.2824  data: 0.6244  max mem: 2648\nEpoch: [0] Total time: 0:00:05 (0.9880 s / it)\nAveraged stats: lr: 0.002003  loss: 7.5953 (7.9363)  loss_classifier: 6.8374 (7.1765)  loss_box_reg: 0.7579 (0.7598)\nEpoch: [1]  [0/2]  eta: 0:00:09  lr: 0.005000  loss: 1.7961 (1.7961)  loss_classifier: 1.4072 (1.4072)  loss_box_reg: 0.3889 (0.3889)  time: 1.6615  data: 1.3112  max mem: 2852\n",
      records: 3,
    },
  ],
};
