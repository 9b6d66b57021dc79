// Chainer: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const chainer: Printer = {
  facts: {
    id: "chainer",
    title: "Chainer",
    averages: { total: "mean", components: "mean" },
    penalty: "never",
    digits: { unit: "significant", count: 6 },
    clock: "iteration",
    roles: { total: ["main/loss", "loss"] },
    known:
      "Every column is the mean since the last report, so parts that make up the total add up.",
  },
  doc: { source: "chainer/training/extensions/print_report.py (a8e15cbe55a9)" },
  form: "table",
  sign: /^epoch +iteration .*main\/loss|^epoch +.*main\/loss/,
  samples: [
    {
      text: "epoch       iteration   lr          main/loss   main/loss/loc  main/loss/conf  validation/main/map\n0           10          0.0001      9.9525      1.16335        8.78914                              \n0           20          0.0001      6.11782     0.730058       5.38776                              \n1           30          0.0001      4.26923     0.511913       3.75732         0.1210               \n",
      records: 3,
    },
  ],
  files: {
    columns: ["main/loss", "epoch", "iteration"],
    samples: [
      {
        text: '[\n    {"main/loss": 9.9525, "main/loss/loc": 1.16335, "main/loss/conf": 8.78915, "epoch": 1, "iteration": 10},\n    {"main/loss": 6.11782, "main/loss/loc": 0.730058, "main/loss/conf": 5.387762, "epoch": 2, "iteration": 20}\n]\n',
        records: 2,
      },
    ],
  },
};
