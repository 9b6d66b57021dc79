// Caffe: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const caffe: Printer = {
  facts: {
    id: "caffe",
    title: "Caffe",
    averages: { total: "running-mean", components: "last-batch" },
    penalty: "never",
    digits: { unit: "significant", count: 6 },
    clock: "iteration",
    known:
      "`loss` is the mean over the last `average_loss` iterations, and the parts are from the last pass only. So they do not add up. The weights are printed in the log; weight decay is in neither.",
    next: {
      text: "print `loss` from the same pass as the parts",
      code: "average_loss: 1  # in solver.prototxt",
    },
  },
  doc: { source: "src/caffe/solver.cpp:226-262 (9b891540183d)" },
  form: "pairs",
  sign: /(?:solver\.cpp:\d+\]\s+)(?:Iteration \d+|    Train net output #\d)|Train net output #\d+: \S+ = \S+ \(\* /,
  samples: [
    {
      text: "I1109 10:34:34.280992  9709 solver.cpp:219] Iteration 360 (0.170469 iter/s, 58.6617s/10 iters), loss = 0.0140731\nI1109 10:34:34.281066  9709 solver.cpp:238]     Train net output #0: loss_x16 = 0.00191901 (* 1 = 0.00191901 loss)\nI1109 10:34:34.281071  9709 solver.cpp:238]     Train net output #1: loss_x2 = 0.00421752 (* 0.3 = 0.00126526 loss)\nI1109 10:34:34.281081  9709 sgd_solver.cpp:105] Iteration 360, lr = 7.8125e-07\nI1109 10:35:32.961859  9709 solver.cpp:219] Iteration 370 (0.170412 iter/s, 58.6813s/10 iters), loss = 0.0196515\nI1109 10:35:32.961971  9709 solver.cpp:238]     Train net output #0: loss_x16 = 0.00606606 (* 1 = 0.00606606 loss)\nI1109 10:35:32.961979  9709 solver.cpp:238]     Train net output #1: loss_x2 = 0.00418631 (* 0.3 = 0.00125589 loss)\nI1109 10:35:32.961997  9709 sgd_solver.cpp:105] Iteration 370, lr = 7.8125e-07\n",
      records: 2,
    },
  ],
};
