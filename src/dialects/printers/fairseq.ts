// fairseq: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const fairseq: Printer = {
  facts: {
    id: "fairseq",
    title: "fairseq",
    averages: { total: "mean", components: "mean" },
    penalty: "never",
    clock: "iteration",
    roles: { components: [], decoys: ["nll_loss", "loss_scale"] },
    known:
      "`loss` is the label-smoothed loss. `nll_loss` is computed from the same predictions and is not part of it. `loss_scale` belongs to mixed precision.",
  },
  doc: { source: "fairseq/logging/progress_bar.py (3d262bb25690)" },
  form: "pairs",
  sign: /\bepoch \d+:\s+\d+ \/ \d+ .*\bloss=|\| valid on .* subset \||\| INFO \| (?:train|train_inner|valid) \| \{/,
  samples: [
    {
      text: "| epoch 001:    450 / 1891 loss=11.521, nll_loss=10.881, ppl=1886.05, wps=52922, num_updates=445, lr=8.90889e-05, gnorm=1.543, clip=0%, loss_scale=2.000, wall=882\n| epoch 001:    500 / 1891 loss=11.346, nll_loss=10.678, ppl=1637.83, wps=53351, num_updates=495, lr=9.90876e-05, gnorm=1.507, clip=0%, loss_scale=2.000, wall=973\n",
      records: 2,
    },
  ],
};
