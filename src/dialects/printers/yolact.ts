// YOLACT: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const yolact: Printer = {
  facts: {
    id: "yolact",
    title: "YOLACT",
    averages: { total: "running-mean", components: "running-mean" },
    penalty: "never",
    clock: "iteration",
    roles: { total: ["T"], components: ["B", "C", "M", "P", "D", "E", "S", "I"] },
    known:
      "`T` is the sum of the other letters (box, class, mask, segmentation). Each is a mean over the last 100 iterations, with its weight applied.",
  },
  doc: { source: "train.py and layers/modules/multibox_loss.py of dbolya/yolact" },
  form: "pairs",
  sign: /^\[\s*\d+\]\s+\d+ \|\| B: /,
  samples: [
    {
      text: "[  0]      10 || B: 5.981 | C: 7.276 | M: 4.049 | S: 1.218 | T: 18.524 || ETA: 1 day, 22:15:24 || timer: 0.390\n[  0]      20 || B: 5.642 | C: 7.060 | M: 4.533 | S: 1.161 | T: 18.396 || ETA: 1 day, 18:59:09 || timer: 0.386\n",
      records: 2,
    },
  ],
};
