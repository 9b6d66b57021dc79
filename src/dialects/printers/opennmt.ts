// OpenNMT-py: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const opennmt: Printer = {
  facts: {
    id: "opennmt",
    title: "OpenNMT-py",
    averages: { total: "mean", components: "unknown" },
    penalty: "never",
    clock: "iteration",
    roles: { total: ["xent"], components: [] },
    known: "`xent` is the total, a mean over the tokens since the last line. No parts are printed.",
  },
  doc: { source: "onmt/utils/statistics.py" },
  form: "pairs",
  sign: /Step \d+\/\s*\d+; acc: /,
  samples: [
    {
      text: "[2023-01-05 10:11:12,123 INFO] Step 50/100000; acc: 4.2; ppl: 9800.1; xent: 9.2; lr: 0.00001; sents:    2100; bsz:  600/ 612/21; 4200/4300 tok/s;     25 sec;\n[2023-01-05 10:11:37,123 INFO] Step 100/100000; acc: 6.1; ppl: 5200.1; xent: 8.6; lr: 0.00002; sents:    2130; bsz:  601/ 613/21; 4211/4301 tok/s;     50 sec;\n",
      records: 2,
    },
  ],
};
