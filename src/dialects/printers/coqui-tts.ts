// Coqui TTS: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const coquiTts: Printer = {
  facts: {
    id: "coqui-tts",
    title: "Coqui TTS",
    averages: { total: "batch", components: "batch" },
    penalty: "never",
    clock: "iteration",
    roles: { total: ["loss_1", "loss", "loss_0"], decoys: ["loss_0", "loss_disc*", "grad_norm*"] },
    known:
      "The first number is from this batch and the one in brackets is a mean; both add up. A model with a discriminator prints two totals, `loss_0` and `loss_1`.",
  },
  doc: { source: "trainer/logging/console_logger.py of coqui-ai/Trainer (7704b0f3fdea)" },
  form: "pairs",
  sign: /--> (?:TIME: .*-- STEP: |EVAL PERFORMANCE|STEP: )|^\s+\| > \w+: /,
  samples: [
    {
      text: "   --> TIME: 2023-01-05 10:11:12 -- STEP: 24/45 -- GLOBAL_STEP: 25\n     | > loss: 4.12740  (4.30012)\n     | > decoder_loss: 2.10220  (2.20011)\n     | > postnet_loss: 2.02520  (2.10001)\n     | > grad_norm: 1.20011  (1.30021)\n     | > current_lr: 0.00010 \n\n   --> TIME: 2023-01-05 10:11:42 -- STEP: 44/45 -- GLOBAL_STEP: 45\n     | > loss: 3.12740  (4.10012)\n     | > decoder_loss: 1.60220  (2.10011)\n     | > postnet_loss: 1.52520  (2.00001)\n     | > grad_norm: 1.10011  (1.20021)\n     | > current_lr: 0.00010 \n",
      records: 2,
    },
    {
      text: "    --> STEP: 24/45 -- GLOBAL_STEP: 25\n     | > loss_disc: 2.40120  (2.51074)\n     | > loss_disc_real_0: 0.12095  (0.12814)\n     | > loss_0: 2.40120  (2.51074)\n     | > loss_gen: 2.10000  (2.27450)\n     | > loss_mel: 17.60000  (17.25639)\n     | > loss_1: 19.70000  (19.53089)\n",
      records: 1,
    },
  ],
};
