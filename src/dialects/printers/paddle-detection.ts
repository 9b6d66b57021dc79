// PaddleDetection: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const paddleDetection: Printer = {
  facts: {
    id: "paddle-detection",
    title: "PaddleDetection",
    averages: { total: "median", components: "median" },
    penalty: "never",
    clock: "iteration",
    roles: { decoys: ["loss_l1"] },
    known:
      "Every column is a separate median since the last line, and medians do not add up. PP-YOLOE prints its parts without their weights (1, 2.5 and 0.5), and a `loss_l1` that is not trained.",
  },
  doc: {
    source: "ppdet/engine/callbacks.py:137, utils/stats.py (666f597fd00d); ppyoloe_head.py:515",
  },
  form: "pairs",
  sign: /ppdet\.engine(?:\.callbacks)? INFO: Epoch: \[|, iter: \d+, lr: [\d.]+, '\w+': '?\d/,
  samples: [
    {
      text: "[08/05 18:27:48] ppdet.engine INFO: Epoch: [8] [200/756] learning_rate: 0.021995 loss: 1.606704 loss_cls: 0.748175 loss_iou: 0.177527 loss_dfl: 0.794344 loss_l1: 0.309099 eta: 4 days, 4:01:00 batch_cost: 1.7087 data_cost: 0.0102 ips: 11.1193 images/s\n[08/05 18:30:25] ppdet.engine INFO: Epoch: [8] [300/756] learning_rate: 0.021995 loss: 1.638346 loss_cls: 0.744690 loss_iou: 0.188172 loss_dfl: 0.809123 loss_l1: 0.316546 eta: 3:43:20 batch_cost: 1.4973 data_cost: 0.0144 ips: 12.6891 images/s\n",
      records: 2,
    },
  ],
};
