// MMEngine: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const mmengine: Printer = {
  facts: {
    id: "mmengine",
    title: "MMEngine",
    averages: { total: "mean", components: "mean" },
    penalty: "never",
    clock: "iteration",
    known:
      "Every column is the mean over the last iterations (10 by default), and the parts have their weights applied.",
  },
  doc: { source: "mmengine/runner/log_processor.py (1032279)" },
  form: "pairs",
  sign: /mmengine - INFO - (?:Epoch|Iter)\(\w+\)/,
  samples: [
    {
      text: "2024/03/01 10:11:09 - mmengine - INFO - Epoch(train)   [1][ 50/150]  base_lr: 2.0000e-02 lr: 2.0000e-02  eta: 0:12:01  time: 0.4101  data_time: 0.0101  memory: 4001  grad_norm: 3.1002  loss: 1.2034  loss_cls: 0.7379  loss_bbox: 0.4655\n2024/03/01 10:12:09 - mmengine - INFO - Epoch(train)   [1][100/150]  base_lr: 2.0000e-02 lr: 2.0000e-02  eta: 0:12:02  time: 0.4101  data_time: 0.0101  memory: 4001  grad_norm: 3.1002  loss: 1.2301  loss_cls: 0.7407  loss_bbox: 0.4894\n2024/03/01 10:19:40 - mmengine - INFO - Epoch(val) [1][100/100]    coco/bbox_mAP: 0.3110  coco/bbox_mAP_50: 0.5210  data_time: 0.0041  time: 0.0912\n",
      records: 2,
    },
    {
      text: "2024/03/01 10:11:09 - mmengine - INFO - Iter(train) [   50/80000]  lr: 9.9945e-03  eta: 11:12:01  time: 0.4101  data_time: 0.0101  memory: 4001  loss: 2.2034  decode.loss_ce: 1.7379  aux.loss_ce: 0.4655  decode.acc_seg: 41.2001\n2024/03/01 10:12:09 - mmengine - INFO - Iter(train) [  100/80000]  lr: 9.9889e-03  eta: 11:12:02  time: 0.4101  data_time: 0.0101  memory: 4001  loss: 2.0301  decode.loss_ce: 1.5407  aux.loss_ce: 0.4894  decode.acc_seg: 44.1234\n",
      records: 2,
    },
  ],
  files: {
    columns: ["lr", "data_time", "loss", "memory", "step"],
    samples: [
      {
        text: '{"lr": 0.02, "data_time": 0.01, "loss": 1.2, "loss_cls": 0.7, "loss_bbox": 0.5, "time": 0.4, "epoch": 1, "iter": 50, "memory": 4001, "step": 50}\n{"lr": 0.02, "data_time": 0.01, "loss": 1.1, "loss_cls": 0.6, "loss_bbox": 0.5, "time": 0.4, "epoch": 1, "iter": 100, "memory": 4001, "step": 100}\n',
        records: 2,
      },
    ],
  },
};
