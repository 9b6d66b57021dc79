// Darknet: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const darknet: Printer = {
  facts: {
    id: "darknet",
    title: "Darknet",
    averages: { total: "batch", components: "batch" },
    penalty: "never",
    clock: "iteration",
    known:
      "A line is from one layer and one part of a batch. `iou_loss` is computed as the total minus `class_loss`, so they always add up.",
  },
  doc: { source: "src/yolo_layer.c (59596d7880f6), src/detector.c:325" },
  form: "pairs",
  sign: /\w+ loss, Normalizer: \(iou: |Region (?:\d+ )?Avg \(?IOU: |^ ?\d+: [\d.naif-]+, [\d.naif-]+ avg(?: loss)?, /,
  samples: [
    {
      text: "v3 (iou loss, Normalizer: (iou: 0.07, obj: 1.00, cls: 1.00) Region 161 Avg (IOU: 0.145484), count: 30, class_loss = 185.900253, iou_loss = 62.475479, total_loss = 248.375732 \n total_bbox = 921052, rewritten_bbox = 3.998146 % \nv3 (iou loss, Normalizer: (iou: 0.07, obj: 1.00, cls: 1.00) Region 139 Avg (IOU: 0.000000), count: 192, class_loss = 49152.003906, iou_loss = 9600.000000, total_loss = 58752.003906 \n",
      records: 2,
    },
  ],
};
