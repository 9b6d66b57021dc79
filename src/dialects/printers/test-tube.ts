// TestTube, the CSV logger of PyTorch Lightning 1 and of latent diffusion: its files and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const testTube: Printer = {
  facts: {
    id: "test-tube",
    title: "PyTorch Lightning with TestTube",
    averages: { total: "batch", components: "batch" },
    penalty: "never",
    clock: "iteration",
    known: "All `…_step` columns are from the same batch.",
  },
  doc: {
    source:
      "pytorch_lightning/loggers/test_tube.py (1.4); ldm/models/diffusion/ddpm.py of CompVis/latent-diffusion",
  },
  form: "files",
  files: {
    columns: ["created_at", "global_step", "*loss*_step"],
    samples: [
      {
        text: "train/loss_simple_step,train/loss_vlb_step,train/loss_step,global_step,epoch,created_at\n0.2504,0.0017,0.2521,49.0,0,2025-11-07 06:02:10.484610\n0.0964,0.0004,0.0968,99.0,0,2025-11-07 06:09:01.771131\n",
        records: 2,
      },
    ],
  },
  samples: [],
};
