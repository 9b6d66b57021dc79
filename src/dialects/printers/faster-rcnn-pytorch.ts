// faster-rcnn.pytorch of jwyang and what is built on it: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const fasterRcnnPytorch: Printer = {
  facts: {
    id: "faster-rcnn-pytorch",
    title: "faster-rcnn.pytorch",
    averages: { total: "mean", components: "last-batch" },
    penalty: "never",
    clock: "iteration",
    roles: { total: ["loss"], components: ["rpn_*", "rcnn_*"] },
    known:
      "`loss` is the mean over the iterations since the last line, and the parts are from the last batch only. So they do not add up.",
    next: {
      text: "print the total of that batch",
      code: "print(loss.item())  # beside loss_temp, in trainval_net.py",
    },
  },
  doc: { source: "trainval_net.py of jwyang/faster-rcnn.pytorch" },
  form: "pairs",
  sign: /fg\/bg=\(\d+\/\d+\), time cost:|^\s*\[session \d+\]\[epoch/,
  samples: [
    {
      text: "[session 1][epoch  1][iter  100/9000] loss: 0.8124, lr: 1.00e-03\n\t\t\tfg/bg=(20/236), time cost: 31.218861\n\t\t\trpn_cls: 0.1257, rpn_box: 0.0234, rcnn_cls: 0.3873, rcnn_box 0.1733\n[session 1][epoch  1][iter  200/9000] loss: 0.7136, lr: 1.00e-03\n\t\t\tfg/bg=(51/205), time cost: 31.346884\n\t\t\trpn_cls: 0.1148, rpn_box: 0.0632, rcnn_cls: 0.2789, rcnn_box 0.1352\n",
      records: 2,
    },
  ],
};
