// StyleTTS 2: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const styleTts2: Printer = {
  facts: {
    id: "styletts2",
    title: "StyleTTS 2",
    averages: { total: "running-mean", components: "batch" },
    printsUnweighted: true,
    penalty: "never",
    clock: "iteration",
    roles: { total: [], components: ["*loss"], decoys: ["Disc Loss"] },
    known:
      "It prints no total. `Loss` is the mel loss, a part of it, as a mean of the last batches; the others are from this batch and before their weights.",
  },
  doc: { source: "train_first.py and train_second.py of yl4579/StyleTTS2" },
  form: "pairs",
  sign: /Step \[\d+\/\d+\], (?:Mel )?Loss: [\d.]+, (?:Gen Loss: [\d.]+, Disc Loss|Disc Loss: [\d.]+, (?:Dur|Mono) Loss)/,
  samples: [
    {
      text: "Epoch [2/50], Step [10/120], Loss: 0.41000, Disc Loss: 3.90000, Dur Loss: 1.20000, CE Loss: 0.11000, Norm Loss: 0.50000, F0 Loss: 1.90000, LM Loss: 1.20000, Gen Loss: 7.90000, Sty Loss: 0.10000, Diff Loss: 0.40000\nEpoch [2/50], Step [20/120], Loss: 0.40000, Disc Loss: 3.80000, Dur Loss: 1.10000, CE Loss: 0.10000, Norm Loss: 0.49000, F0 Loss: 1.80000, LM Loss: 1.10000, Gen Loss: 7.80000, Sty Loss: 0.09000, Diff Loss: 0.39000\n",
      records: 2,
    },
  ],
};
