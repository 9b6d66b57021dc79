// Stable Baselines 2: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const stableBaselines: Printer = {
  facts: {
    id: "stable-baselines",
    title: "Stable Baselines 2",
    averages: { total: "unknown", components: "mean" },
    printsUnweighted: true,
    penalty: "never",
    clock: "iteration",
    roles: { total: [], components: ["policy_loss", "value_loss", "policy_entropy"] },
    known: "The parts are means over an update. No total is printed.",
  },
  doc: { source: "stable_baselines/logger.py; ppo2/ppo2.py" },
  form: "pairs",
  sign: /^\|\s+(?:policy_entropy|serial_timesteps)\s+\|\s[-\d.e+]+\s*\|/,
  samples: [
    {
      text: "--------------------------------------\n| approxkl           | 6.661338e-16   |\n| n_updates          | 1362           |\n| policy_entropy     | 1.4189396      |\n| policy_loss        | -2.9802322e-08 |\n| total_timesteps    | 54480          |\n| value_loss         | 0.00052024494  |\n--------------------------------------\n",
      records: 1,
    },
  ],
};
