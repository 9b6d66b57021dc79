// Flags that say which columns, weights and rows to reconcile.

import type { Flag } from "./flag.ts";

export const analysisFlags: readonly Flag[] = [
  {
    key: "total",
    flags: "--total <column>",
    help: "column that is the total (loss, or what fits)",
    environment: true,
    commands: ["diagnose", "check"],
    examples: { good: ["loss", "total_loss"], bad: [""] },
  },
  {
    key: "components",
    flags: "--components <a,b>",
    help: "columns of the total, instead of every *_loss",
    environment: true,
    commands: ["diagnose", "check"],
    examples: { good: ["a_loss,b_loss", "a b, c/d"], bad: ["", "a_loss,,b_loss", "a,a"] },
  },
  {
    key: "weights",
    flags: "--weights <list>",
    help: "declared: by place (1,0.2), by name (a=1), infer",
    environment: true,
    commands: ["diagnose", "check"],
    examples: {
      good: ["1,0.2", "a=1,b_loss=0.2", "infer", "1e-3", "x=y=2"],
      bad: ["", "1,", "a=", "=1", "1,b=2", "-1", "nan", "a=1,a=2"],
    },
  },
  {
    key: "expectPenalty",
    flags: "--expect-penalty",
    help: "the model has a regularizer: is it in the loss?",
    environment: true,
    commands: ["diagnose", "check"],
    examples: { good: [], bad: [] },
  },
  {
    key: "signs",
    flags: "--signs <which>",
    help: "weights that are looked for: non-negative, or free (below 0 too, as for an entropy bonus)",
    commands: ["diagnose", "check"],
    examples: { good: ["non-negative", "free"], bad: ["", "both"] },
  },
  {
    key: "precision",
    flags: "--precision <type>",
    help: "what the losses were computed in: float64, float32 (unless said), float16, bfloat16",
    commands: ["diagnose", "check"],
    examples: { good: ["float64", "float32", "float16", "bfloat16"], bad: ["", "double", "32"] },
  },
  {
    key: "updates",
    flags: "--updates <when>",
    help: "progress updates as further rows: auto or never",
    environment: true,
    fallback: "auto",
    commands: ["diagnose", "check"],
    examples: { good: ["auto", "never"], bad: ["", "always"] },
  },
  {
    key: "split",
    flags: "--split <split>",
    help: "reconcile only these rows: train or val",
    environment: true,
    commands: ["diagnose", "check", "parse"],
    examples: { good: ["train", "val"], bad: ["test", ""] },
  },
  {
    key: "epochs",
    flags: "--epochs <5..20>",
    help: "only these epochs, as the log counts; 5.., ..20",
    environment: true,
    commands: ["diagnose", "check", "parse"],
    examples: { good: ["5..20", "5", "5..", "..20"], bad: ["", "..", "20..5", "5-20", "a..b"] },
  },
  {
    key: "maxInflated",
    flags: "--max-inflated <size>",
    help: "most data a gzip file may hold (2G)",
    environment: true,
    fallback: "2G",
    commands: ["diagnose", "check", "parse"],
    examples: { good: ["2G", "500m", "1000"], bad: ["", "0", "-1", "2GB", "1.5G", "G"] },
  },
];
