// clu of JAX: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const clu: Printer = {
  facts: {
    id: "clu",
    title: "clu of JAX",
    averages: { total: "unknown", components: "unknown" },
    penalty: "unknown",
    digits: { unit: "significant", count: 6 },
    clock: "iteration",
    known: "What each column averages over depends on the training program.",
  },
  doc: { source: "clu/metric_writers/logging_writer.py (04ad2f9edbd5)" },
  form: "pairs",
  sign: /\] \[\d+\] \w+.*=|logging_writer\.py:\d+\] \[\d+\] /,
  samples: [
    {
      text: "I0301 10:11:12.123456 140361518614400 logging_writer.py:48] [100] kl_loss=0.31, loss=1.21, recon_loss=0.9\nI0301 10:11:22.123456 140361518614400 logging_writer.py:48] [200] kl_loss=0.302, loss=1.112, recon_loss=0.81\n",
      records: 2,
    },
  ],
};
