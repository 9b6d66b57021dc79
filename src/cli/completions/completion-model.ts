// Records of commands and flags → what may stand where on a command line, for the shells to complete.

import { commandNames, commandRecords } from "../options/commands.ts";
import type { Flag } from "../options/flag.ts";
import { flagsOf } from "../options/index.ts";
import { flagSpelling } from "../options/spelling.ts";

/** `none` for a switch, `text` where nothing can be offered; words may be listed with commas, or take `=path`. */
export type Takes =
  | { readonly kind: "none" | "text" | "file" }
  | { readonly kind: "word" | "list" | "word=path"; readonly words: readonly string[] };

export interface CompletedFlag {
  /** `--format`, and `-f` where it has a short one. */
  readonly names: readonly string[];
  readonly help: string;
  readonly takes: Takes;
  readonly repeatable: boolean;
}

export interface CompletedCommand {
  readonly name: string;
  readonly about: string;
  readonly flags: readonly CompletedFlag[];
  readonly operand: Takes;
}

export interface CompletionModel {
  readonly program: string;
  /** The program without a command; its operands may also be commands. */
  readonly root: CompletedCommand;
  readonly commands: readonly CompletedCommand[];
}

export function completionModel(): CompletionModel {
  const helps = [
    aSwitch(["--help", "-h"], "print this help"),
    aSwitch(["--help-all"], "print the help with every flag"),
  ];
  const commands = commandNames.map((name): CompletedCommand => {
    const { about, values } = commandRecords[name];
    return {
      name,
      about,
      flags: [...flagsOf(name).map(completed), ...helps],
      operand: values === "file" ? { kind: "file" } : { kind: "word", words: values },
    };
  });
  const root = commands.find(({ name }) => name === "diagnose") as CompletedCommand;
  return {
    program: "lossledger",
    root: { ...root, flags: [...root.flags, aSwitch(["--version", "-V"], "print the version")] },
    commands: [
      ...commands,
      {
        name: "help",
        about: "help of a command",
        flags: [],
        operand: { kind: "word", words: commandNames },
      },
    ],
  };
}

function aSwitch(names: readonly string[], help: string): CompletedFlag {
  return { names, help, takes: { kind: "none" }, repeatable: false };
}

function completed(flag: Flag): CompletedFlag {
  const { short, long, value } = flagSpelling(flag);
  return {
    names: short === undefined ? [long] : [long, short],
    help: flag.help,
    takes: takesOf(value, flag.values),
    repeatable: flag.repeatable === true,
  };
}

function takesOf(value: string | undefined, values: Flag["values"]): Takes {
  if (value === undefined) return { kind: "none" };
  if (values === undefined) return { kind: "text" };
  if (values === "file") return { kind: "file" };
  if (value.endsWith("[=path]")) return { kind: "word=path", words: values };
  return { kind: value === "list" ? "list" : "word", words: values };
}
