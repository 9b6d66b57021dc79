// BasicSR (ESRGAN, Real-ESRGAN and what is built on it): its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const basicsr: Printer = {
  facts: {
    id: "basicsr",
    title: "BasicSR",
    averages: { total: "batch", components: "batch" },
    penalty: "never",
    clock: "iteration",
    roles: { total: [], components: ["l_*"] },
    known:
      "Every column is from one batch, with its weight applied. Generator (`l_g_…`) and discriminator (`l_d_…`) are trained separately. No total is printed.",
    next: {
      text: "the total of the generator is at hand in the model",
      code: "l_g_total  # in optimize_parameters",
    },
  },
  doc: {
    source: "basicsr/utils/logger.py and basicsr/models/srgan_model.py of XPixelGroup/BasicSR",
  },
  form: "pairs",
  sign: /iter:\s+[\d,]+, lr:.*[>\]] l_(?:g_)?(?:pix|percep|fea|gan): \d/,
  samples: [
    {
      text: "19-08-09 08:25:25.996 - INFO: <epoch: 86, iter: 107,200, lr:2.500e-05> l_g_pix: 1.4819e-03 l_g_fea: 1.1389e+00 l_g_gan: 7.3056e-02 l_d_real: 1.5378e-05 l_d_fake: 4.1903e-06 D_real: -2.5625e+01 D_fake: -4.0036e+01 \n19-08-09 08:27:27.746 - INFO: <epoch: 87, iter: 107,400, lr:2.500e-05> l_g_pix: 1.5971e-03 l_g_fea: 9.7606e-01 l_g_gan: 9.3154e-02 l_d_real: 1.5901e-08 l_d_fake: 7.5506e-09 D_real: -2.6405e+01 D_fake: -4.5235e+01 \n",
      records: 2,
    },
  ],
};
