// Detectron2: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const detectron2: Printer = {
  facts: {
    id: "detectron2",
    title: "Detectron2",
    averages: { total: "median", components: "median" },
    penalty: "never",
    digits: { unit: "significant", count: 4 },
    clock: "iteration",
    known:
      "Every column is a separate median of the last 20 iterations, and medians do not add up. The total is the sum of the parts with weights of 1.",
    next: {
      text: "compare the values of single iterations, which add up",
      code: "trainer.storage.latest()  # {name: (value, iteration)} without smoothing",
    },
  },
  doc: {
    source:
      'detectron2/utils/events.py, CommonMetricPrinter.write; train_loop.py, put_scalar("total_loss") (0a86ad4)',
  },
  form: "pairs",
  sign: /d2\.utils\.events|eta: [\d:a-z, ]{1,40} {2}iter: \d+ {2}total_loss: \d/,
  samples: [
    {
      text: "[08/14 10:48:18 d2.utils.events]:  eta: 0:22:36  iter: 9079  total_loss: 0.4138  loss_cls: 0.07042  loss_box_reg: 0.05505  loss_mask: 0.1608  time: 0.4564  data_time: 0.0458  lr: 0.0003  max_mem: 1962M\n[08/14 10:48:27 d2.utils.events]:  eta: 1 day, 0:22:30  iter: 9099  total_loss: 0.4573  loss_cls: 0.0693  loss_box_reg: 0.04738  loss_mask: 0.1565  time: 0.4564  data_time: 0.0345  lr: 0.0003  max_mem: 1962M\n",
      records: 2,
    },
    {
      text: "\u001b[32m[08/14 10:48:18 d2.utils.events]: \u001b[0m eta: 0:22:36  iter: 19  total_loss: 1.214  loss_cls: 0.7042  loss_box_reg: 0.5501    time: 0.4564  last_time: 0.4501  data_time: 0.0458  last_data_time: 0.0021   lr: 4.9953e-06  max_mem: 1962M\n\u001b[32m[08/14 10:48:27 d2.utils.events]: \u001b[0m eta: 0:22:30  iter: 39  total_loss: 1.131  loss_cls: 0.6903  loss_box_reg: 0.4738    time: 0.4564  last_time: 0.4499  data_time: 0.0345  last_data_time: 0.0020   lr: 9.9902e-06  max_mem: 1962M\n",
      records: 2,
    },
  ],
  files: {
    columns: ["iteration", "total_loss", "data_time", "loss_*"],
    samples: [
      {
        text: '{"data_time": 0.0087, "eta_seconds": 5065.5, "iteration": 19, "loss_box_reg": 0.5456014573574066, "loss_cls": 0.7278757691383362, "lr": 1.60675e-05, "total_loss": 1.2812}\n{"data_time": 0.0101, "eta_seconds": 4913.6, "iteration": 39, "loss_box_reg": 0.5666901171207428, "loss_cls": 0.5901477038860321, "lr": 3.27175e-05, "total_loss": 1.1512}\n',
        records: 2,
      },
    ],
  },
};
