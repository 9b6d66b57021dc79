// DETR: its files and what is known of its numbers.

import type { FilePrinter } from "./printer.ts";

export const detr: FilePrinter = {
  facts: {
    id: "detr",
    title: "DETR",
    averages: { total: "mean", components: "mean" },
    penalty: "never",
    clock: "epoch",
    roles: { decoys: ["*_unscaled", "class_error", "cardinality_error*"] },
    known:
      "Every column is the mean over the epoch, and the parts have their weights applied. `…_unscaled` columns are the same losses without weights.",
  },
  doc: { source: "engine.py, main.py of facebookresearch/detr (0880534)" },
  form: "files",
  files: {
    columns: ["train_loss", "test_loss", "train_class_error", "*_unscaled"],
    samples: [
      {
        text: '{"train_lr": 0.0001, "train_class_error": 98.9, "train_loss": 43.39, "train_loss_ce": 21.9, "train_loss_bbox": 21.49, "train_loss_ce_unscaled": 21.9, "test_class_error": 97.1, "test_loss": 40.5, "test_loss_ce": 20.25, "test_loss_bbox": 20.25, "epoch": 0, "n_parameters": 41302368}\n{"train_lr": 0.0001, "train_class_error": 98.8, "train_loss": 32.55, "train_loss_ce": 18.8, "train_loss_bbox": 13.75, "train_loss_ce_unscaled": 18.8, "test_class_error": 96.1, "test_loss": 30.5, "test_loss_ce": 15.25, "test_loss_bbox": 15.25, "epoch": 1, "n_parameters": 41302368}\n',
        records: 2,
      },
    ],
  },
  samples: [],
};
