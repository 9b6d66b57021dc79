// RLlib: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const rllib: Printer = {
  facts: {
    id: "rllib",
    title: "RLlib",
    averages: { total: "mean", components: "mean" },
    printsUnweighted: true,
    penalty: "unknown",
    clock: "iteration",
    known:
      "`total_loss` is `policy_loss` plus `vf_loss`, `kl` and `entropy`, each times a coefficient. The value loss in it may be clipped. Not all coefficients are printed.",
  },
  doc: { source: "rllib/algorithms/ppo/ppo_torch_policy.py" },
  form: "pairs",
  sign: /'?cur_kl_coeff'?: |'learner_stats': /,
  samples: [
    {
      text: "{'num_env_steps_sampled': 4000, 'learner': {'default_policy': {'learner_stats': {'cur_kl_coeff': 0.2, 'cur_lr': 5e-05, 'total_loss': 8.112, 'policy_loss': -0.0312, 'vf_loss': 8.141, 'kl': 0.0121}}}, 'training_iteration': 1}\n{'num_env_steps_sampled': 8000, 'learner': {'default_policy': {'learner_stats': {'cur_kl_coeff': 0.2, 'cur_lr': 5e-05, 'total_loss': 7.312, 'policy_loss': -0.0212, 'vf_loss': 7.331, 'kl': 0.0111}}}, 'training_iteration': 2}\n",
      records: 2,
    },
  ],
};
