// PyTorch Lightning CSVLogger: its files and what is known of its numbers.

import type { FilePrinter } from "./printer.ts";

export const lightningCsv: FilePrinter = {
  facts: {
    id: "lightning-csv",
    title: "PyTorch Lightning CSVLogger",
    averages: { total: "mean", components: "mean" },
    penalty: "never",
    clock: "epoch",
    known:
      "`…_epoch` columns are all means over the epoch, and `…_step` columns are from one batch. The two kinds are never compared.",
    next: {
      text: "log the loss and its parts over the same steps",
      code: 'self.log_dict({"loss": loss, "a_loss": a_loss}, on_step=False, on_epoch=True)',
    },
  },
  doc: {
    source:
      "lightning/fabric/loggers/csv_logs.py; lightning/pytorch/trainer/connectors/logger_connector/result.py",
  },
  form: "files",
  files: {
    columns: ["epoch", "step", "*_step", "*_epoch"],
    samples: [
      {
        text: "a_loss_epoch,a_loss_step,epoch,step,train_loss_epoch,train_loss_step\n,1.5,0,9,,2.5\n1.25,,0,19,2.25,\n,1.125,1,29,,2\n0.75,,1,39,1.5,\n",
        records: 2,
      },
    ],
  },
  samples: [],
};
