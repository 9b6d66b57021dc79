// MMDetection and mmcv: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const mmcv: Printer = {
  facts: {
    id: "mmcv",
    title: "MMDetection and mmcv",
    averages: { total: "mean", components: "mean" },
    penalty: "never",
    clock: "iteration",
    known:
      "Every column is the mean over the iterations since the last line, and the parts have their weights applied.",
  },
  doc: { source: "mmcv/runner/hooks/logger/text.py, log_buffer.py (041f244)" },
  form: "pairs",
  sign: /(?:^|- )(?:mm\w+ - )?INFO - (?:Epoch|Iter) ?(?:\(\w+\) ?)?\[\s*\d+(?:\]\[\s*\d+)?\/\d+\]\s+lr: /,
  samples: [
    {
      text: "2020-11-11 18:20:40,841 - mmdet - INFO - Epoch [1][1050/2931]\tlr: 2.000e-02, eta: 1 day, 18:57:37, time: 0.387, data_time: 0.008, memory: 3946, loss_rpn_cls: 0.1105, loss_cls: 0.4957, acc: 91.4482, loss_bbox: 0.2994, loss: 0.9056\n2020-11-11 18:21:00,468 - mmdet - INFO - Epoch [1][1100/2931]\tlr: 2.000e-02, eta: 18:44:28, time: 0.393, data_time: 0.009, memory: 3946, loss_rpn_cls: 0.1194, loss_cls: 0.5477, acc: 90.7676, loss_bbox: 0.3243, loss: 0.9914\n2020-11-11 19:21:00,468 - mmdet - INFO - Epoch [2][50/2931]\tlr: 2.000e-02, eta: 18:44:28, time: 0.393, data_time: 0.009, memory: 3946, loss_rpn_cls: 0.1094, loss_cls: 0.5400, acc: 90.7676, loss_bbox: 0.3200, loss: 0.9694\n",
      records: 3,
    },
    {
      text: "2018-10-23 10:51:07,015 - INFO - Epoch [3][50/2500]     lr: 0.02000, time: 1.090, data_time: 0.015, loss_reg: 0.0096, acc: 99.0479, loss_cls: 0.0230, loss: 0.0326\n2018-10-23 10:51:58,164 - INFO - Epoch [3][100/2500]    lr: 0.02000, time: 1.023, data_time: 0.006, loss_reg: 0.0099, acc: 99.0254, loss_cls: 0.0234, loss: 0.0333\n",
      records: 2,
    },
  ],
  files: {
    columns: ["mode", "iter", "epoch", "data_time", "memory", "loss"],
    samples: [
      {
        text: '{"env_info": "sys.platform: linux", "seed": null}\n{"mode": "train", "epoch": 1, "iter": 50, "lr": 0.02, "memory": 3946, "data_time": 0.01, "loss_cls": 0.1, "loss_bbox": 0.3, "loss": 0.4, "time": 0.4}\n{"mode": "train", "epoch": 1, "iter": 100, "lr": 0.02, "memory": 3946, "data_time": 0.01, "loss_cls": 0.09, "loss_bbox": 0.28, "loss": 0.37, "time": 0.4}\n',
        records: 2,
      },
    ],
  },
};
