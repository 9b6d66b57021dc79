// First Order Motion Model and its kin: their lines and what is known of their numbers.

import type { Printer } from "./printer.ts";

export const firstOrderModel: Printer = {
  facts: {
    id: "first-order-model",
    title: "First Order Motion Model",
    averages: { total: "mean", components: "mean" },
    penalty: "never",
    clock: "epoch",
    roles: {
      total: [],
      components: ["perceptual", "gen_gan", "feature_matching", "equivariance_*"],
      decoys: ["disc_gan"],
    },
    known:
      "Each number is a mean over the epoch, with its weight in it. `disc_gan` belongs to the discriminator. No total is printed; what the generator is trained on is the sum of the others.",
  },
  doc: { source: "logger.py and train.py of AliaksandrSiarohin/first-order-model" },
  form: "pairs",
  sign: /^\d{8}\) \w+ - [\d.]/,
  samples: [
    {
      text: "00000003) perceptual - 92.71000; equivariance_value - 0.16400; equivariance_jacobian - 0.30300\n00000004) perceptual - 91.21000; equivariance_value - 0.15800; equivariance_jacobian - 0.29900\n",
      records: 2,
    },
  ],
};
