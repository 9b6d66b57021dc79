// Stable-Baselines3: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const stableBaselines3: Printer = {
  facts: {
    id: "stable-baselines3",
    title: "Stable-Baselines3",
    averages: { total: "last-batch", components: "mean" },
    printsUnweighted: true,
    penalty: "never",
    clock: "iteration",
    known:
      "`loss` is from the last minibatch, and the parts are means over a whole update. So they do not add up. Their weights, `vf_coef` and `ent_coef`, are not printed.",
    next: {
      text: "log the mean loss of all minibatches beside the parts",
      code: 'self.logger.record("train/mean_loss", np.mean(losses))  # losses.append(loss.item()) in train()',
    },
  },
  doc: { source: "stable_baselines3/common/logger.py; ppo/ppo.py:256, 287-292" },
  form: "pairs",
  sign: /^\|\s+(?:policy_gradient_loss|actor_loss|critic_loss|entropy_loss|value_loss|loss)\s+\|\s[-\d.e+]+\s*\|\s*$/,
  samples: [
    {
      text: "---------------------------------------\n| rollout/                |           |\n|    ep_rew_mean          | -213      |\n| time/                   |           |\n|    iterations           | 18        |\n|    total_timesteps      | 73728     |\n| train/                  |           |\n|    approx_kl            | 0.2149679 |\n|    entropy_loss         | -1.25     |\n|    loss                 | 0.482     |\n|    policy_gradient_loss | -0.0264   |\n|    value_loss           | 0.777     |\n---------------------------------------\n---------------------------------------\n| rollout/                |           |\n|    ep_rew_mean          | -210      |\n| time/                   |           |\n|    iterations           | 19        |\n|    total_timesteps      | 77824     |\n| train/                  |           |\n|    approx_kl            | 0.2011    |\n|    entropy_loss         | -1.21     |\n|    loss                 | 0.451     |\n|    policy_gradient_loss | -0.0251   |\n|    value_loss           | 0.712     |\n---------------------------------------\n",
      records: 2,
    },
  ],
  files: {
    columns: ["time/total_timesteps", "train/loss"],
    samples: [
      {
        text: "rollout/ep_rew_mean,time/total_timesteps,train/entropy_loss,train/loss,train/value_loss\n-213.5,4096,-1.25,0.482,0.777\n-210.25,6144,-1.21,0.451,0.712\n",
        records: 2,
      },
    ],
  },
};
