// Deeplearning4j: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const deeplearning4j: Printer = {
  facts: {
    id: "deeplearning4j",
    title: "Deeplearning4j",
    averages: { total: "batch", components: "unknown" },
    penalty: "not-printed",
    clock: "iteration",
    roles: { total: [], components: [] },
    known:
      "The score is the loss of the last batch with its L1 and L2 penalties, which are in no line of their own. No parts are printed.",
  },
  doc: {
    source:
      "deeplearning4j-nn, ScoreIterationListener and MultiLayerNetwork.computeGradientAndScore",
  },
  form: "pairs",
  sign: /ScoreIterationListener\b.{0,8} Score at iteration \d+ is /,
  samples: [
    {
      text: "09:54:37.023 [main] INFO  o.d.o.l.ScoreIterationListener - Score at iteration 10 is 2.3041\n09:54:43.917 [main] INFO  o.d.o.l.ScoreIterationListener - Score at iteration 20 is 1.8722\n",
      records: 0,
    },
  ],
};
