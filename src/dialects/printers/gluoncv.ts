// MXNet with GluonCV: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const gluoncv: Printer = {
  facts: {
    id: "gluoncv",
    title: "MXNet, GluonCV",
    averages: { total: "unknown", components: "running-mean" },
    penalty: "never",
    clock: "iteration",
    roles: { components: ["*loss", "*crossentropy", "*smoothl1", "*l1"] },
    known: "Every column is a mean, since the start of the epoch or the row before.",
  },
  doc: { source: "scripts/detection of dmlc/gluon-cv (567775619f3b)" },
  form: "pairs",
  sign: /\[Epoch \d+\]\[Batch \d+\], (?:LR: |Speed: )|Epoch\[\d+\] Batch \[\d+(?:-\d+)?\]\s+Speed: /,
  samples: [
    {
      text: "INFO:root:[Epoch 3][Batch 10799], LR: 2.80E-04, Speed: 28.997 samples/sec, ObjLoss=32.955, BoxCenterLoss=15.595, ClassLoss=21.479\nINFO:root:[Epoch 3][Batch 10899], LR: 2.81E-04, Speed: 14.945 samples/sec, ObjLoss=32.946, BoxCenterLoss=15.596, ClassLoss=21.469\n",
      records: 2,
    },
    {
      text: "INFO:root:Epoch[0] Batch [20]\tSpeed: 6.22 samples/sec\tCrossEntropy=4.300397\tSmoothL1=0.826718\nINFO:root:Epoch[0] Batch [40]\tSpeed: 6.27 samples/sec\tCrossEntropy=4.100295\tSmoothL1=0.810617\n",
      records: 2,
    },
  ],
};
