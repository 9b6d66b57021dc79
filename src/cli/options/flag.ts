// The shape of a flag as a record, which says all of it: help, parser, types, checks, settings, completions, manual and tests follow.

export type CommandName =
  | "diagnose"
  | "run"
  | "check"
  | "parse"
  | "explain"
  | "demo"
  | "completion";

/** What a setting may be in a configuration file; src/cli/config/config-schema.ts has their schemas. */
export type FileShape =
  | "text"
  | "texts"
  | "yes-no"
  | "whole"
  | "path"
  | "range"
  | "weights"
  | "budgets";

/** The value, or what to say about what was given. */
export type ReadOption<T> = { readonly value: T } | { readonly wrong: string };

/** What was given → its value. It is a text, or what a configuration file holds instead of one. */
export type Reader<T> = (given: unknown) => ReadOption<T>;

export interface FlagRecord {
  /** As commander takes it: `-q, --quiet` or `--width <columns>`. */
  readonly flags: string;
  readonly help: string;
  /** Its value, whose type is that of the option; missing for a switch. */
  readonly read?: Reader<unknown>;
  readonly commands: readonly CommandName[];
  /** What may be given, for completions: names of files, or one of these. An input is a file. */
  readonly values?: "file" | readonly string[];
  /** Names a file that is read, so that no output may be written to it. */
  readonly isInput?: true;
  /** Asks for something once, and is no setting. */
  readonly once?: true;
  /** Left out of a help that would not fit a screen. */
  readonly rare?: true;
  /** May be given several times; the values are collected. */
  readonly repeatable?: true;
  /** May stand in a configuration file, as one of these; then the environment may give it too. */
  readonly inFile?: FileShape;
  /** Only the environment may give it. */
  readonly environment?: true;
  /** Table of a configuration file that it stands in, where that is not the whole file. */
  readonly below?: "check";
  /** What holds where nothing is given. */
  readonly fallback?: string;
}

export interface Flag extends FlagRecord {
  /** Name of the option, of the key in a file, and, in capitals, of the variable. */
  readonly key: string;
}

interface Spelling {
  readonly short: string | undefined;
  readonly long: string;
  /** What stands for its value in help; undefined for a switch. */
  readonly value: string | undefined;
}

export function flagSpelling({ flags }: Pick<Flag, "flags">): Spelling {
  const at = flags.indexOf(" <");
  const names = (at < 0 ? flags : flags.slice(0, at)).split(", ");
  return {
    short: names.find((name) => !name.startsWith("--")),
    long: names.find((name) => name.startsWith("--")) ?? flags,
    value: at < 0 ? undefined : flags.slice(at + 2, -1),
  };
}
