// TRL's trainers on preferences: their lines and what is known of their numbers.

import type { Printer } from "./printer.ts";

export const trlPreference: Printer = {
  facts: {
    id: "trl-preference",
    title: "TRL's trainer on preferences",
    averages: { total: "mean", components: "mean" },
    penalty: "never",
    digits: { unit: "places", count: 4 },
    clock: "iteration",
    roles: { total: ["loss"], components: ["*_loss"] },
    known:
      "`loss` is the mean over the steps since the last line. Rewards, `logps`, `logits` and `kl` are measured beside it: of KTO's loss `kl` is the point of reference, not a part.",
  },
  doc: { source: "trl/trainer/dpo_trainer.py, kto_trainer.py, kto_loss (000d5d8aa893)" },
  form: "pairs",
  sign: /^\{'loss': .*'(?:rewards|logps)\/(?:chosen|rejected|margins)': /,
  samples: [
    {
      text: "{'loss': 0.6931, 'grad_norm': 3.25, 'learning_rate': 5e-06, 'rewards/chosen': 0.1042, 'logps/chosen': -40.25, 'rewards/rejected': 0.0518, 'logps/rejected': -72.5, 'rewards/margins': 0.0524, 'kl': 0.125, 'epoch': 0.1}\n{'loss': 0.5113, 'grad_norm': 2.75, 'learning_rate': 4e-06, 'rewards/chosen': 0.3115, 'logps/chosen': -38.5, 'rewards/rejected': -0.2031, 'logps/rejected': -75.25, 'rewards/margins': 0.5146, 'kl': 0.0625, 'epoch': 0.2}\n",
      records: 2,
    },
  ],
};
