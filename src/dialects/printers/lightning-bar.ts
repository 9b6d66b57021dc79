// PyTorch Lightning progress bar: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const lightningBar: Printer = {
  facts: {
    id: "lightning-bar",
    title: "PyTorch Lightning progress bar",
    averages: { total: "unknown", components: "unknown" },
    penalty: "never",
    // tqdm rounds, and Lightning fills up to five characters.
    digits: { unit: "significant", count: 3, isFilled: true },
    clock: "epoch",
    known:
      "Columns ending in `_step` are from the last batch, and those ending in `_epoch` are means. Lightning 1 shows a running mean as `loss` beside values of the last batch.",
    next: {
      text: "log the total like the parts, as means over the epoch",
      code: 'self.log_dict({"total_loss": loss, "a_loss": a}, on_step=False, on_epoch=True)',
    },
  },
  doc: { source: "lightning/pytorch/callbacks/progress/tqdm_progress.py (7f0c3436cd3f)" },
  form: "pairs",
  sign: /Epoch \d+: +\d+%\|.{0,40}\| \d+\/\d+ \[[^\]]*v_num=/,
  samples: [
    {
      text: "Epoch 0: 100%|\u2588\u2588\u2588\u2588\u2588| 63/63 [00:01<00:00, 45.10it/s, v_num=0, train_loss_step=0.518, dynamics_loss_step=0.103, theta_loss_step=0.415]\nEpoch 1: 100%|\u2588\u2588\u2588\u2588\u2588| 63/63 [00:01<00:00, 45.10it/s, v_num=0, train_loss_step=0.438, dynamics_loss_step=0.075, theta_loss_step=0.363]\n",
      records: 2,
    },
  ],
};
