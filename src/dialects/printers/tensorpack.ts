// TensorPack: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const tensorpack: Printer = {
  facts: {
    id: "tensorpack",
    title: "TensorPack",
    averages: { total: "ema", components: "ema" },
    penalty: "printed",
    digits: { unit: "significant", count: 5 },
    clock: "iteration",
    roles: {
      total: ["total_cost"],
      components: ["*_losses/*_loss", "maskrcnn_loss/maskrcnn_loss", "wd_cost"],
      decoys: ["rpn_losses/level*"],
    },
    known:
      "Every column is a moving mean with the same decay, so they add up. The weight penalty is printed as `wd_cost`.",
  },
  doc: { source: "tensorpack/callbacks/monitor.py, tfutils/summary.py (1547a54e8546)" },
  form: "pairs",
  sign: /@monitor\.py:\d+\] /,
  samples: [
    {
      text: "[0611 08:30:52 @base.py:275] Start Epoch 1 ...\n[0611 08:40:52 @monitor.py:467] GlobalStep: 500\n[0611 08:40:52 @monitor.py:467] fastrcnn_losses/box_loss: 0.1052\n[0611 08:40:52 @monitor.py:467] fastrcnn_losses/label_loss: 0.4052\n[0611 08:40:52 @monitor.py:467] learning_rate: 0.003\n[0611 08:40:52 @monitor.py:467] total_cost: 0.81172\n[0611 08:40:52 @monitor.py:467] wd_cost: 0.30132\n[0611 08:40:52 @base.py:275] Start Epoch 2 ...\n[0611 08:50:52 @monitor.py:467] GlobalStep: 1000\n[0611 08:50:52 @monitor.py:467] fastrcnn_losses/box_loss: 0.0952\n[0611 08:50:52 @monitor.py:467] fastrcnn_losses/label_loss: 0.3052\n[0611 08:50:52 @monitor.py:467] learning_rate: 0.003\n[0611 08:50:52 @monitor.py:467] total_cost: 0.70172\n[0611 08:50:52 @monitor.py:467] wd_cost: 0.30132\n",
      records: 2,
    },
  ],
};
