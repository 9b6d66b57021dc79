// Accelerate and diffusers: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const diffusers: Printer = {
  facts: {
    id: "diffusers",
    title: "Accelerate and diffusers",
    averages: { total: "batch", components: "unknown" },
    penalty: "never",
    clock: "iteration",
    roles: { total: ["step_loss"] },
    known: "Only the total of one batch is printed.",
  },
  doc: { source: "examples of huggingface/diffusers" },
  form: "pairs",
  sign: /Steps: +\d+%\|.*step_loss=/,
  samples: [
    {
      text: "Steps:   0%|          | 1/15000 [00:03<12:31:02,  3.00s/it, lr=1e-5, step_loss=0.0121]\nSteps:   0%|          | 2/15000 [00:05<10:11:02,  2.45s/it, lr=1e-5, step_loss=0.134]\n",
      records: 1,
    },
  ],
};
