// RetinaFace and FaceBoxes in PyTorch: their lines and what is known of their numbers.

import type { Printer } from "./printer.ts";

export const retinaface: Printer = {
  facts: {
    id: "retinaface",
    title: "Pytorch_Retinaface",
    averages: { total: "batch", components: "batch" },
    printsUnweighted: true,
    penalty: "never",
    clock: "iteration",
    roles: { total: [], components: ["Loc", "Cla", "Landm", "L", "C"] },
    known:
      "It prints no total. The parts are from this batch and before weights: what is trained is 2·Loc + Cla + Landm.",
  },
  doc: { source: "train.py and data/config.py (loc_weight) of biubug6/Pytorch_Retinaface" },
  form: "pairs",
  sign: /^Epoch:\d+(?:\/\d+)? \|\| [Ee]pochiter: \d/,
  samples: [
    {
      text: "Epoch:2/250 || Epochiter: 1191/3220 || Iter: 4411/805000 || Loc: 2.1237 Cla: 2.3925 Landm: 8.1342 || LR: 0.00100000 || Batchtime: 0.1785 s || ETA: 1 day, 15:42:04\nEpoch:2/250 || Epochiter: 1192/3220 || Iter: 4412/805000 || Loc: 1.5199 Cla: 2.4211 Landm: 5.0608 || LR: 0.00100000 || Batchtime: 0.1462 s || ETA: 1 day, 8:30:08\n",
      records: 2,
    },
  ],
};
