// keras-rl: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const kerasRl: Printer = {
  facts: {
    id: "keras-rl",
    title: "keras-rl",
    averages: { total: "mean", components: "mean" },
    penalty: "unknown",
    clock: "iteration",
    roles: { total: ["loss"], components: [] },
    known:
      "Every column is the mean over the steps of an episode. `mean_absolute_error` and `mean_q` are metrics of the agent and not parts of `loss`.",
  },
  doc: { source: "rl/callbacks.py of keras-rl (TrainEpisodeLogger)" },
  form: "pairs",
  sign: /^\W{0,4}\d+\/\d+: episode: \d+, duration: /,
  samples: [
    {
      text: " 140/9000: episode: 7, duration: 0.120s, episode steps: 20, steps per second: 166, episode reward: 20.000, mean reward: 1.000 [1.000, 1.000], mean action: 0.450 [0.000, 1.000], loss: 0.481399, mean_absolute_error: 0.715927, mean_q: 0.266884\n 162/9000: episode: 8, duration: 0.130s, episode steps: 22, steps per second: 169, episode reward: 22.000, mean reward: 1.000 [1.000, 1.000], mean action: 0.550 [0.000, 1.000], loss: 0.445398, mean_absolute_error: 0.776468, mean_q: 0.310456\n",
      records: 2,
    },
  ],
};
