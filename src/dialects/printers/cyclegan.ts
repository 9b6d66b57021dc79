// CycleGAN and pix2pix: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const cyclegan: Printer = {
  facts: {
    id: "cyclegan",
    title: "CycleGAN and pix2pix",
    averages: { total: "unknown", components: "batch" },
    penalty: "never",
    clock: "iteration",
    roles: { total: [], components: ["D_*", "G_*", "cycle_*", "idt_*", "*NCE*"] },
    known:
      "Every column is from one batch, with its weight applied. Generators and discriminators are trained separately. No total is printed.",
  },
  doc: { source: "util/visualizer.py of junyanz/pytorch-CycleGAN-and-pix2pix (003efc4)" },
  form: "pairs",
  sign: /\(epoch: \d+, iters: \d+, time: [\d.]+, data: [\d.]+\) /,
  samples: [
    {
      text: "(epoch: 1, iters: 100, time: 0.321, data: 0.012) D_A: 0.270 G_A: 0.413 cycle_A: 1.512 idt_A: 0.716 D_B: 0.301 G_B: 0.402 cycle_B: 1.312 idt_B: 0.616 \n(epoch: 1, iters: 200, time: 0.322, data: 0.002) D_A: 0.250 G_A: 0.403 cycle_A: 1.412 idt_A: 0.706 D_B: 0.291 G_B: 0.398 cycle_B: 1.302 idt_B: 0.606 \n",
      records: 2,
    },
  ],
};
