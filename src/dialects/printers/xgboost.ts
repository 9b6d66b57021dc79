// XGBoost: its lines and what is known of its numbers.

import type { Printer } from "./printer.ts";

export const xgboost: Printer = {
  facts: {
    id: "xgboost",
    title: "XGBoost",
    averages: { total: "unknown", components: "unknown" },
    penalty: "unknown",
    clock: "iteration",
    roles: { total: [], components: [] },
    known: "It prints metrics for each data set and no losses that add up to a total.",
  },
  doc: { source: "xgboost/callback.py, EvaluationMonitor" },
  form: "pairs",
  sign: /^\[\d+\]\s+\S+-\S+:[\d.naif]+/,
  samples: [
    {
      text: "[0]\ttrain-logloss:0.68319\teval-logloss:0.68412\n[1]\ttrain-logloss:0.67319\teval-logloss:0.67512\n",
      records: 0,
    },
  ],
};
