// Flags that say which columns, weights and rows to reconcile.

import { dialectNames } from "../../index.ts";
import type { FlagRecord } from "./flag.ts";
import { modelFile, scriptFile } from "./named-files.ts";
import { amount, columnNames, epochRange, nameOfColumn, oneOf, weights } from "./readers.ts";

export const analysisFlags = {
  total: {
    flags: "--total <column>",
    help: "column of the total (default: loss, or similar)",
    inFile: "text",
    read: nameOfColumn,
    commands: ["diagnose", "run", "check"],
  },
  components: {
    flags: "--components <a,b>",
    help: "columns that add up to it (default: *_loss)",
    inFile: "texts",
    read: columnNames,
    commands: ["diagnose", "run", "check"],
  },
  weights: {
    flags: "--weights <list>",
    help: "known weights: 1,0.2 or a=1,b=0.2; or infer",
    inFile: "weights",
    read: weights,
    commands: ["diagnose", "run", "check"],
  },
  expectPenalty: {
    flags: "--expect-penalty",
    help: "report if the log adds up without a penalty",
    inFile: "yes-no",
    commands: ["diagnose", "run", "check"],
  },
  penalty: {
    flags: "--penalty <number>",
    help: "what sum(model.losses) printed; compared with what is left over",
    rare: true,
    read: amount,
    commands: ["diagnose", "run"],
  },
  model: {
    flags: "--model <file>",
    help: "saved model (.keras, or its config as JSON): use its loss weights and regularizers",
    rare: true,
    inFile: "path",
    read: modelFile,
    isInput: true,
    commands: ["diagnose", "run", "check"],
  },
  source: {
    flags: "--source <file>",
    help: "training script: show its lines with regularizers, add_loss or loss_weights (not run)",
    rare: true,
    read: scriptFile,
    isInput: true,
    commands: ["diagnose", "run", "check"],
  },
  signs: {
    flags: "--signs <which>",
    help: "weights to look for: free (also below 0, as for an entropy bonus) or non-negative; without it one part at most is below 0",
    ...oneOf(["non-negative", "free"]),
    rare: true,
    commands: ["diagnose", "run", "check"],
  },
  precision: {
    flags: "--precision <type>",
    help: "type the losses were computed in: float32 (default), float64, float16, bfloat16",
    ...oneOf(["float64", "float32", "float16", "bfloat16"]),
    rare: true,
    commands: ["diagnose", "run", "check"],
  },
  updates: {
    flags: "--updates <when>",
    help: "use progress updates within epochs as further rows: auto or never",
    ...oneOf(["auto", "never"]),
    rare: true,
    inFile: "text",
    fallback: "auto",
    commands: ["diagnose", "run", "check"],
  },
  split: {
    flags: "--split <split>",
    help: "use only these rows: train or val",
    ...oneOf(["train", "val"]),
    rare: true,
    inFile: "text",
    commands: ["diagnose", "run", "check", "parse"],
  },
  epochs: {
    flags: "--epochs <5..20>",
    help: "use only these epochs, by the log's own numbers; also 5.. and ..20",
    rare: true,
    inFile: "range",
    read: epochRange,
    commands: ["diagnose", "run", "check", "parse"],
  },
  dialect: {
    flags: "--dialect <name>",
    help: "format or program of the log, by its id in `lossledger help inputs` (detected)",
    rare: true,
    ...oneOf(dialectNames),
    commands: ["diagnose", "run", "check", "parse"],
  },
} satisfies Readonly<Record<string, FlagRecord>>;
