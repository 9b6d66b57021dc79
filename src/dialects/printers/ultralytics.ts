// Ultralytics YOLO: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const ultralytics: Printer = {
  facts: {
    id: "ultralytics",
    title: "Ultralytics YOLO",
    averages: { total: "unknown", components: "running-mean" },
    penalty: "never",
    digits: { unit: "significant", count: 4 },
    clock: "epoch",
    roles: {
      total: [],
      components: ["box*", "obj*", "cls*", "dfl*", "seg*", "pose*", "kobj*", "rle*", "angle*"],
    },
    known:
      "Every column is a mean since the start of the epoch, with its weight applied. No total is printed: it is the sum of the parts times the batch size.",
    next: {
      text: "read the trained total from the trainer",
      code: "trainer.loss  # in an on_train_batch_end callback",
    },
  },
  doc: {
    source:
      "ultralytics/engine/trainer.py (0001630); train.py and utils/loss.py of YOLOv5 (5081342f04fb)",
  },
  form: "table",
  sign: /^\s*Epoch\s+(?:GPU_mem|gpu_mem)\s+(?!.*\stotal\s)\w+/,
  samples: [
    {
      text: "      Epoch    GPU_mem   box_loss   cls_loss   dfl_loss  Instances       Size\n        1/3      3.14G      1.142      3.215       1.34         17        640: 100%|\u2588\u2588\u2588\u2588| 16/16 [00:03<00:00,  4.11it/s]\n                 Class     Images  Instances      Box(P          R      mAP50  mAP50-95): 100%|\u2588\u2588\u2588\u2588| 2/2 [00:00<00:00,  4.10it/s]\n                   all         32        120       0.41       0.32       0.35       0.21\n\n      Epoch    GPU_mem   box_loss   cls_loss   dfl_loss  Instances       Size\n        2/3      3.15G      1.042      2.915       1.24         21        640: 100%|\u2588\u2588\u2588\u2588| 16/16 [00:03<00:00,  4.11it/s]\n",
      records: 2,
    },
  ],
  files: {
    columns: ["epoch", "train/box_loss", "val/box_loss"],
    samples: [
      {
        text: "                  epoch,         train/box_loss,         train/cls_loss,           val/box_loss,           val/cls_loss\n                      0,                 1.4449,                 2.6958,                 1.7189,                 1.6238\n                      1,                  1.381,                 1.8183,                 1.4355,                 1.4815\n",
        records: 2,
      },
    ],
  },
};
