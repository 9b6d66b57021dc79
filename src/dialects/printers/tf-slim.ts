// TF-Slim: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const tfSlim: Printer = {
  facts: {
    id: "tf-slim",
    title: "TF-Slim",
    averages: { total: "batch", components: "unknown" },
    penalty: "unknown",
    clock: "iteration",
    known: "Only the total of one batch is printed. `tf.losses.get_losses()` has the parts.",
    next: {
      text: "print the parts beside the total",
      code: "tf.losses.get_losses(), tf.losses.get_regularization_losses()",
    },
  },
  doc: { source: "tf_slim/learning.py" },
  form: "pairs",
  sign: /global step \d+: loss = [\d.naif]+ \([\d.]+ sec\/step\)/,
  samples: [
    {
      text: "INFO:tensorflow:global step 1: loss = 79.3501 (57.126 sec/step)\nINFO:tensorflow:global step 1: loss = 79.3501 (57.126 sec/step)\nINFO:tensorflow:global step 2: loss = 72.8609 (17.053 sec/step)\nINFO:tensorflow:global step 3: loss = 67.3308 (16.534 sec/step)\n",
      records: 3,
    },
  ],
};
