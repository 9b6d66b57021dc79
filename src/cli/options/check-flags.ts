// Flags that say what `check` holds a log to.

import { CAUSE_NAMES, LEVELS, VERDICT_NAMES } from "./fail-on-names.ts";
import type { Flag } from "./flag.ts";

export const checkFlags: readonly Flag[] = [
  {
    key: "maxResidual",
    flags: "--max-residual <size>",
    help: "most left of a row: 1% of its total, or an amount",
    below: "check",
    environment: true,
    commands: ["check"],
    examples: {
      good: ["1%", "0.05", "train=1%,val=5%", "val=0.5%", "0", "1e-3"],
      bad: ["", "%", "-1", "1%%", "test=1%", "1%,2%", "train=1%,train=2%", "101%", "nan"],
    },
  },
  {
    key: "failOn",
    flags: "--fail-on <list>",
    help: "verdicts, causes, a certainty, or none (strong)",
    values: [...LEVELS, "none", ...VERDICT_NAMES, ...CAUSE_NAMES],
    below: "check",
    environment: true,
    fallback: "strong",
    commands: ["check"],
    examples: {
      good: [
        "strong",
        "moderate",
        "none",
        "other-weights",
        "weight-penalty,nan-hidden-term",
        "strong,partial-batch",
      ],
      bad: [
        "",
        "wieght-penalty",
        "strong,",
        "strong,moderate",
        "none,strong",
        "nothing-to-compare",
      ],
    },
  },
  {
    key: "minEpochs",
    flags: "--min-epochs <n>",
    help: "least number of epochs of a run",
    below: "check",
    environment: true,
    commands: ["check"],
    examples: { good: ["1", "20"], bad: ["", "0", "-1", "1.5", "many"] },
  },
  {
    key: "against",
    flags: "--against <file>",
    help: "reference log: is the loss still made up so?",
    values: "file",
    below: "check",
    environment: true,
    commands: ["check"],
    examples: { good: ["main.log", "-"], bad: [""] },
  },
  {
    key: "baseline",
    flags: "--baseline <file>",
    help: "accepted findings with reasons (JSON)",
    values: "file",
    below: "check",
    environment: true,
    commands: ["check"],
    examples: { good: ["lossledger-baseline.json"], bad: [""] },
  },
  {
    key: "updateBaseline",
    flags: "--update-baseline",
    help: "accept what fails now, in the baseline file",
    commands: ["check"],
    examples: { good: [], bad: [] },
  },
  {
    key: "reason",
    flags: "--reason <text>",
    help: "why it is accepted, for --update-baseline",
    commands: ["check"],
    examples: { good: ["L2 on purpose, see model.py"], bad: ["", " "] },
  },
  {
    key: "pruneBaseline",
    flags: "--prune-baseline",
    help: "drop accepted findings that no longer occur",
    commands: ["check"],
    examples: { good: [], bad: [] },
  },
];
