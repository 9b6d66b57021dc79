// TensorFlow Object Detection 2: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const tfObjectDetection: Printer = {
  facts: {
    id: "tf-object-detection",
    title: "TensorFlow Object Detection 2",
    averages: { total: "batch", components: "batch" },
    penalty: "printed",
    clock: "iteration",
    known:
      "Every column is from one batch, and the parts have their weights applied. The weight penalty is printed as `Loss/regularization_loss`.",
  },
  doc: { source: "research/object_detection/model_lib_v2.py (00c3ce7)" },
  form: "pairs",
  sign: /model_lib_v2\.py|'Loss\/(?:total|classification|localization|regularization)_loss': |Step \d+ per-step time [\d.]+s/,
  samples: [
    {
      text: "INFO:tensorflow:Step 100 per-step time 1.938s\nI1223 23:31:42.470360 140361518614400 model_lib_v2.py:707] Step 100 per-step time 1.938s\nINFO:tensorflow:{'Loss/classification_loss': 0.82733643,\n 'Loss/localization_loss': 0.5610607,\n 'Loss/regularization_loss': 0.7503873,\n 'Loss/total_loss': 2.1387844,\n 'learning_rate': 0.1666635}\nI1223 23:31:42.473480 140361518614400 model_lib_v2.py:708] {'Loss/classification_loss': 0.82733643,\n 'Loss/localization_loss': 0.5610607,\n 'Loss/regularization_loss': 0.7503873,\n 'Loss/total_loss': 2.1387844,\n 'learning_rate': 0.1666635}\nINFO:tensorflow:Step 200 per-step time 0.859s\nI1223 23:33:12.470360 140361518614400 model_lib_v2.py:707] Step 200 per-step time 0.859s\nINFO:tensorflow:{'Loss/classification_loss': 0.71964774,\n 'Loss/localization_loss': 0.38343034,\n 'Loss/regularization_loss': 0.74516403,\n 'Loss/total_loss': 1.8482422,\n 'learning_rate': 0.17}\n",
      records: 2,
    },
  ],
};
