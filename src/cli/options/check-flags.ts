// Flags that say what `check` holds a log to.

import { CERTAINTIES } from "../../index.ts";
import { CAUSE_NAMES, failOn, residualBudgets, VERDICT_NAMES } from "./budget-values.ts";
import type { FlagRecord } from "./flag.ts";
import { countFromOne, file, reason } from "./readers.ts";

export const checkFlags = {
  maxResidual: {
    flags: "--max-residual <size>",
    help: "most a row may leave over: 1% of its total, or an amount",
    below: "check",
    inFile: "budgets",
    read: residualBudgets,
    commands: ["check"],
  },
  failOn: {
    flags: "--fail-on <list>",
    help: "what fails: verdicts, causes, a certainty, or none (strong)",
    values: [...CERTAINTIES, "none", ...VERDICT_NAMES, ...CAUSE_NAMES],
    below: "check",
    inFile: "texts",
    fallback: "strong",
    read: failOn,
    commands: ["check"],
  },
  minEpochs: {
    flags: "--min-epochs <n>",
    help: "least number of epochs a run must have",
    below: "check",
    inFile: "whole",
    read: countFromOne,
    commands: ["check"],
  },
  against: {
    flags: "--against <file>",
    help: "reference log; fail if the loss is made up differently",
    below: "check",
    inFile: "path",
    read: file,
    isInput: true,
    commands: ["check"],
  },
  baseline: {
    flags: "--baseline <file>",
    help: "JSON file of accepted findings with reasons",
    below: "check",
    inFile: "path",
    read: file,
    isInput: true,
    commands: ["check"],
  },
  updateBaseline: {
    flags: "--update-baseline",
    help: "add what fails now to the baseline file",
    once: true,
    commands: ["check"],
  },
  reason: {
    flags: "--reason <text>",
    help: "reason to write with --update-baseline",
    read: reason,
    once: true,
    commands: ["check"],
  },
  pruneBaseline: {
    flags: "--prune-baseline",
    help: "remove accepted findings that no longer occur",
    once: true,
    commands: ["check"],
  },
} satisfies Readonly<Record<string, FlagRecord>>;
