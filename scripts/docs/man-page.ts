// Records of commands and flags → the manual page lossledger(1), in the man macros of roff.

import { causeSummaries } from "../../src/index.ts";
import { CONFIG_NAMES } from "../../src/cli/config/find-config.ts";
import { environmentFlags, variableOf } from "../../src/cli/config/settings.ts";
import { commandNames, commandRecords } from "../../src/cli/options/commands.ts";
import { type CommandName, type Flag, flagSpelling } from "../../src/cli/options/flag.ts";
import { flags, flagsOf } from "../../src/cli/options/index.ts";
import { version } from "../../src/cli/version.ts";

export function manPage(): string {
  return [
    '.\\" Made by `npm run generate` from the records in src/cli/options.',
    // No date: the page is the same whenever it is made.
    `.TH LOSSLEDGER 1 "" "lossledger ${version}" "User Commands"`,
    // Names of flags and causes are not to be torn apart.
    ".nh",
    ".ad l",
    ".SH NAME",
    `lossledger \\- ${shown("an accountant for training losses")}`,
    ".SH SYNOPSIS",
    ".B lossledger",
    "[\\fIoptions\\fR] [\\fIfiles\\fR...]",
    ...commandNames.filter((name) => name !== "diagnose").flatMap(synopsis),
    ".SH DESCRIPTION",
    text(
      "Reads what Keras and others print while they train, fits loss = weighted components + residual, and says what the residual most likely is. " +
        "Every printed number stands for the interval of all numbers that print so; nothing is called impossible without a proof that was checked in exact arithmetic.",
    ),
    ".PP",
    text(
      "Files may be text, CSV, JSON, pickled histories, notebooks, TensorBoard event files, folders of TensorBoard and MLflow runs, plain or gzip. `-`, or no file at all, reads a pipe.",
    ),
    ".SH COMMANDS",
    ...commandNames.flatMap(commandEntry),
    ".SH OPTIONS",
    ...flags.flatMap(flagEntry),
    ...entry("\\fB\\-h\\fR, \\fB\\-\\-help\\fR", "print the help of a command"),
    ...entry("\\fB\\-\\-help\\-all\\fR", "print it with every flag"),
    ...entry("\\fB\\-V\\fR, \\fB\\-\\-version\\fR", "print the version"),
    ".SH EXIT STATUS",
    ...commandNames.flatMap((name) => entry(bold(titleOf(name)), commandRecords[name].exitCodes)),
    ".SH ENVIRONMENT",
    ...environmentFlags.flatMap((flag) =>
      entry(bold(variableOf(flag)), `as ${flagSpelling(flag).long}`),
    ),
    ...entry(bold("NO_COLOR"), "no colour, unless --color asks for it"),
    ...entry(bold("FORCE_COLOR"), "colour though the output is no terminal; 0 for none"),
    ...entry(bold("TERM"), "dumb: no colour and nothing beyond ASCII"),
    ".SH FILES",
    text(
      `Settings are looked for in ${CONFIG_NAMES.join(", ")}, from the working directory upward; flags win over the environment, the environment wins over files.`,
    ),
    ".SH EXAMPLES",
    ...commandNames.flatMap((name) => commandRecords[name].examples).flatMap(example),
    ".SH CAUSES",
    text("`lossledger explain CAUSE` says how to recognise it, and what to do."),
    ...causeSummaries.flatMap(({ id, title }) => entry(bold(id), title)),
    "",
  ].join("\n");
}

function titleOf(name: CommandName): string {
  return name === "diagnose" ? "lossledger" : `lossledger ${name}`;
}

function synopsis(name: CommandName): string[] {
  const [operand] = commandRecords[name].argument;
  const options = flagsOf(name).length === 0 ? "" : "[\\fIoptions\\fR] ";
  return [".br", `.B ${titleOf(name)}`, `${options}${shown(operand)}`];
}

function commandEntry(name: CommandName): string[] {
  const { about, argument, values } = commandRecords[name];
  return entry(bold(name), values === "file" ? about : `${about}; ${argument[1]}`);
}

function flagEntry(flag: Flag): string[] {
  const { short, long, value } = flagSpelling(flag);
  const names = [short, long].filter((name) => name !== undefined).map(bold);
  const tag = `${names.join(", ")}${value === undefined ? "" : ` \\fI${shown(value)}\\fR`}`;
  const everywhere = flag.commands.includes("diagnose");
  const only = everywhere ? "" : ` (${flag.commands.map(titleOf).join(", ")})`;
  const words = wordsOf(flag);
  return entry(tag, `${flag.help}${words}${only}`);
}

/** Its values, where neither its help nor the list of causes names them. */
function wordsOf({ values = [], help }: Flag): string {
  if (values === "file") return "";
  const own = values.filter((word) => !causeSummaries.some(({ id }) => id === word));
  return own.every((word) => help.includes(word)) ? "" : `: ${own.join(", ")}`;
}

function example([command, note]: readonly [string, string]): string[] {
  return [".TP", bold(command), ...(note === "" ? ["\\&"] : [text(note)])];
}

function entry(tag: string, said: string): string[] {
  return [".TP", tag, text(said)];
}

function bold(words: string): string {
  return `\\fB${shown(words)}\\fR`;
}

/** Prose in lines of at most 80 characters; roff takes a first `.` or `'` for a request. */
function text(words: string): string {
  const lines: string[] = [];
  for (const word of shown(words).split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > 78) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => (/^[.']/.test(line) ? `\\&${line}` : line)).join("\n");
}

function shown(words: string): string {
  return words
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll("'", "\\(aq")
    .replaceAll("`", "\\(ga");
}
