// The shape of a flag as a record: help, the parser, the checks and the tests read the same one.

export type CommandName =
  | "diagnose"
  | "run"
  | "check"
  | "parse"
  | "explain"
  | "demo"
  | "completion";

/** What a setting may be in a configuration file; src/cli/config/file-shapes.ts has their schemas and words. */
export type FileShape =
  | "text"
  | "texts"
  | "yes-no"
  | "whole"
  | "path"
  | "range"
  | "size"
  | "weights"
  | "budgets";

export interface Flag {
  /** Name of the value in the parsed options. */
  readonly key: string;
  /** As commander takes it: `-q, --quiet` or `--width <columns>`. */
  readonly flags: string;
  readonly help: string;
  readonly commands: readonly CommandName[];
  /** What may be given, for completions: names of files, or one of these. */
  readonly values?: "file" | readonly string[];
  /** Left out of a help that would not fit a screen. */
  readonly rare?: true;
  /** May be given several times; the values are collected. */
  readonly repeatable?: true;
  /** May be given by the environment: `LOSSLEDGER_MAX_RESIDUAL` for `--max-residual`. */
  readonly environment?: true;
  /** May stand in a configuration file, as one of these. */
  readonly inFile?: FileShape;
  /** Table of a configuration file that it stands in, where that is not the whole file. */
  readonly below?: "check";
  /** What holds where nothing is given. */
  readonly fallback?: string;
  /** Values that are taken and values that are refused; none for a switch. */
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] };
}
