// Detectron of Caffe2: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const detectron: Printer = {
  facts: {
    id: "detectron",
    title: "Detectron",
    averages: { total: "median", components: "median" },
    penalty: "never",
    clock: "iteration",
    known:
      "Every column is a separate median of the last 20 iterations, and medians do not add up. The total is the sum of the parts with weights of 1.",
  },
  doc: {
    source:
      "detectron/utils/training_stats.py and logging.py (log_json_stats); rbgirshick in facebookresearch/Detectron issue 247",
  },
  form: "pairs",
  sign: /"mb_qsize": \d|json_stats: \{/,
  samples: [
    {
      text: 'json_stats: {"accuracy_cls": 0.912300, "eta": "1 day, 2:21:51", "iter": 5060, "loss": 0.924100, "loss_bbox": 0.200645, "loss_cls": 0.401896, "loss_rpn_cls_fpn2": 0.310200, "lr": 0.002500, "mb_qsize": 64, "mem": 3084, "time": 0.266505}\njson_stats: {"accuracy_cls": 0.922300, "eta": "1 day, 2:20:51", "iter": 5080, "loss": 0.904100, "loss_bbox": 0.200145, "loss_cls": 0.391896, "loss_rpn_cls_fpn2": 0.300200, "lr": 0.002500, "mb_qsize": 64, "mem": 3084, "time": 0.266405}\n',
      records: 2,
    },
  ],
};
