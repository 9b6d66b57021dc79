// HiFi-GAN: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const hifiGan: Printer = {
  facts: {
    id: "hifi-gan",
    title: "HiFi-GAN",
    averages: { total: "batch", components: "batch" },
    printsUnweighted: true,
    penalty: "never",
    clock: "iteration",
    roles: { total: ["Gen Loss Total"], components: [] },
    known:
      "`Gen Loss Total` is what the generator is trained on: two adversarial losses, two of feature matching and 45 times the mel error. Of these only the mel error is printed.",
  },
  doc: { source: "train.py of jik876/hifi-gan" },
  form: "pairs",
  sign: /\bSteps : \d+, Gen Loss Total : /,
  samples: [
    {
      text: "Steps : 250, Gen Loss Total : 71.100, Mel-Spec. Error : 1.310, s/b : 1.200\nSteps : 255, Gen Loss Total : 70.200, Mel-Spec. Error : 1.290, s/b : 1.100\n",
      records: 2,
    },
  ],
};
