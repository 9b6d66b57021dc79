// Tacotron 2: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const tacotron2: Printer = {
  facts: {
    id: "tacotron2",
    title: "Tacotron 2",
    averages: { total: "batch", components: "unknown" },
    penalty: "never",
    clock: "iteration",
    known: "Only the total of one batch is printed.",
    next: {
      text: "print both parts of `Tacotron2Loss`",
      code: "return mel_loss + gate_loss, mel_loss, gate_loss  # in loss_function.py",
    },
  },
  doc: { source: "train.py:240 of NVIDIA/tacotron2" },
  form: "pairs",
  sign: /^Train loss \d+ [\d.naif]+ Grad Norm /,
  samples: [
    {
      text: "Epoch: 0\nTrain loss 0 42.137993 Grad Norm 22.601700 3.21s/it\nTrain loss 1 40.611100 Grad Norm 21.300100 1.02s/it\nValidation loss 0:  38.112301  \n",
      records: 2,
    },
  ],
};
