// Hugging Face Trainer: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const hfTrainer: Printer = {
  facts: {
    id: "hf-trainer",
    title: "Hugging Face Trainer",
    averages: { total: "mean", components: "mean" },
    penalty: "never",
    digits: { unit: "places", count: 4 },
    clock: "iteration",
    known:
      "`loss` is the mean over the steps since the last line. `eval_loss` is from other data and not part of it. The standard Trainer prints no parts.",
    next: {
      text: "log each part in `compute_loss`, averaged over the same steps",
      code: 'self.log({"lm_loss": lm_loss.item(), "aux_loss": aux_loss.item()})  # in compute_loss of a Trainer of your own',
    },
  },
  doc: {
    source:
      "transformers/trainer.py, _maybe_log_save_evaluate: round(tr_loss_scalar / (global_step - _globalstep_last_logged), 4)",
  },
  form: "pairs",
  sign: /^\{'(?:loss|eval_loss|train_runtime)': .*'epoch': [\d.]+\}/,
  sumOf: "train_runtime",
  samples: [
    {
      text: "{'loss': 2.2178, 'lm_loss': 1.6311, 'classification_loss': 1.1734, 'grad_norm': 1.83, 'learning_rate': 5.0e-05, 'epoch': 0.25}\n{'loss': 2.0127, 'lm_loss': 1.5012, 'classification_loss': 1.0230, 'grad_norm': 1.83, 'learning_rate': 4.5e-05, 'epoch': 0.5}\n{'eval_loss': 1.9127, 'eval_runtime': 3.1012, 'eval_samples_per_second': 120.1, 'epoch': 0.5}\n{'loss': 1.8541, 'lm_loss': 1.3990, 'classification_loss': 0.9102, 'grad_norm': 1.83, 'learning_rate': 4.0e-05, 'epoch': 0.75}\n{'train_runtime': 100.12, 'train_samples_per_second': 120.1, 'train_loss': 2.0282, 'epoch': 0.75}\n",
      records: 3,
    },
  ],
  files: {
    columns: ["log_history"],
    samples: [
      {
        text: '{\n  "epoch": 0.5,\n  "log_history": [\n    {"epoch": 0.25, "learning_rate": 4.4e-07, "loss": 2.4762, "step": 25},\n    {"epoch": 0.5, "learning_rate": 9.4e-07, "loss": 1.8044, "step": 50},\n    {"epoch": 0.5, "eval_loss": 0.72897, "step": 50}\n  ]\n}\n',
        records: 2,
      },
    ],
  },
};
