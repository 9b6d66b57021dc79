// YOLOv5 and YOLOv7: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const yolov5: Printer = {
  facts: {
    id: "yolov5",
    title: "YOLOv5 and YOLOv7",
    averages: { total: "running-mean", components: "running-mean" },
    penalty: "never",
    digits: { unit: "significant", count: 4 },
    clock: "epoch",
    roles: { total: ["total"], components: ["box", "obj", "cls"] },
    known:
      "Every column is a mean since the start of the epoch, and the parts have their weights applied. `total` is their sum; training uses that times the batch size.",
  },
  doc: {
    source: "train.py and utils/loss.py of ultralytics/yolov5 before release 6 and of YOLOv7",
  },
  form: "table",
  sign: /^\s*Epoch\s+gpu_mem\s+box\s+obj\s+cls\s+total\s|^\s{0,8}\d+\/\d+\s+[\d.]+G(?:\s+[\d.e+-]+){11,15}\s*$/i,
  samples: [
    {
      text: "     Epoch   gpu_mem       box       obj       cls     total    labels  img_size\n      0/99     3.14G   0.09265   0.04658   0.06971    0.2089        17       640: 100%|\u2588\u2588\u2588\u2588| 16/16 [00:03<00:00,  4.11it/s]\n               Class      Images      Labels           P           R      mAP@.5  mAP@.5:.95: 100%|\u2588\u2588| 2/2 [00:00<00:00]\n                 all         128         929       0.001       0.016    0.000081   0.0000138\n\n     Epoch   gpu_mem       box       obj       cls     total    labels  img_size\n      1/99     3.17G   0.08521   0.04826   0.06382    0.1973        16       640: 100%|\u2588\u2588\u2588\u2588| 16/16 [00:03<00:00,  4.11it/s]\n",
      records: 2,
    },
    {
      text: "      0/99     3.14G   0.09265   0.04658   0.06971    0.2089        17       640 0.0009418   0.01635 8.081e-05 1.378e-05   0.08915   0.02955   0.06312\n      1/99     3.17G   0.08521   0.04826   0.06382    0.1973        16       640    0.5621    0.0315  0.003139 0.0006196   0.07857   0.03172   0.05942\n",
      records: 2,
    },
  ],
};
