// DeepXDE: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const deepxde: Printer = {
  facts: {
    id: "deepxde",
    title: "DeepXDE",
    averages: { total: "unknown", components: "batch" },
    penalty: "unknown",
    clock: "iteration",
    roles: { total: [], components: ["loss_*"] },
    known:
      "It prints the parts of the loss as a list without names, with their weights applied. No total is printed: training uses their sum plus the weight penalty.",
    next: {
      text: "the total is the sum of the list",
      code: "sum(model.train_state.loss_train)",
    },
  },
  doc: { source: "deepxde/display.py and deepxde/model.py (TrainState)" },
  form: "table",
  sign: /^\s*Step\s+Train loss\s+Test loss|^\s*\d+\s+\[\d\.\d+e[+-]\d+(?:, \d\.\d+e[+-]\d+)*\]\s+\[/,
  samples: [
    {
      text: "Step      Train loss              Test loss               Test metric\n0         [2.05e-01, 7.35e+01]    [2.06e-01, 0.00e+00]    []\n1000      [1.61e-02, 3.21e-02]    [1.63e-02, 0.00e+00]    []\n",
      records: 2,
    },
  ],
};
