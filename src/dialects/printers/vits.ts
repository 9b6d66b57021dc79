// VITS and RVC: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const vits: Printer = {
  facts: {
    id: "vits",
    title: "VITS and RVC",
    averages: { total: "unknown", components: "batch" },
    penalty: "never",
    clock: "iteration",
    roles: { total: [] },
    known:
      "The losses are from one batch. `loss_disc` belongs to the discriminator and the others to the generator. No total is printed.",
  },
  doc: { source: "train.py of jaywalnut310/vits and infer/modules/train of RVC" },
  form: "pairs",
  sign: /INFO:\w+:loss_disc=|loss_disc=[\d.]+, loss_gen=/,
  samples: [
    {
      text: "INFO:model:Train Epoch: 9 [20%]\nINFO:model:[4200, 9.990004373906418e-05]\nINFO:model:loss_disc=3.959, loss_gen=3.062, loss_fm=7.881,loss_mel=17.356, loss_kl=1.535\nINFO:model:Train Epoch: 9 [50%]\nINFO:model:[4400, 9.990004373906418e-05]\nINFO:model:loss_disc=4.060, loss_gen=2.972, loss_fm=7.563,loss_mel=18.711, loss_kl=1.495\n",
      records: 2,
    },
  ],
};
