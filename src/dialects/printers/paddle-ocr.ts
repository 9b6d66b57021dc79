// PaddleOCR: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const paddleOcr: Printer = {
  facts: {
    id: "paddle-ocr",
    title: "PaddleOCR",
    averages: { total: "median", components: "median" },
    penalty: "never",
    clock: "iteration",
    known:
      "Every column is a separate median of the last 20 steps, and medians do not add up. The parts have their weights applied.",
  },
  doc: { source: "tools/program.py and ppocr/utils/stats.py of PaddleOCR" },
  form: "pairs",
  sign: /ppocr INFO: epoch: \[/,
  samples: [
    {
      text: "[2025/09/24 12:13:19] ppocr INFO: epoch: [3/500], global_step: 500, lr: 0.005000, loss: 0.609742, loss_shrink_maps: 0.291145, loss_threshold_maps: 0.247570, loss_binary_maps: 0.058635, loss_cbn: 0.000000, avg_reader_cost: 1.81036 s, avg_batch_cost: 2.03538 s, avg_samples: 16.0, ips: 7.86095 samples/s, eta: 2 days, 20:01:28, max_mem_reserved: 11326 MB\n[2025/09/24 12:17:03] ppocr INFO: epoch: [3/500], global_step: 600, lr: 0.005000, loss: 0.517439, loss_shrink_maps: 0.240003, loss_threshold_maps: 0.226347, loss_binary_maps: 0.047841, loss_cbn: 0.000000, avg_reader_cost: 1.81649 s, avg_batch_cost: 2.04050 s, avg_samples: 16.0, ips: 7.84120 samples/s, eta: 19:55:08, max_mem_reserved: 11326 MB\n",
      records: 2,
    },
  ],
};
