// A command line up to the cursor → what may stand there, for the scripts of the shells, which ask at every Tab.

import { commandNames, commandRecords } from "../options/commands.ts";
import { type CommandName, type Flag, flagSpelling } from "../options/flag.ts";
import { flagsOf } from "../options/index.ts";
import { pages } from "../options/pages.ts";

/** A line of the answer: names of files may stand there, after the last `=` of the word. */
const FILES = ":files";

/** Scripts give a point and the word at the cursor (an empty argument gets lost on Windows), and the words before it. */
export function offersText([current = ".", ...before]: readonly string[]): string {
  return offersFor(current.slice(1), before)
    .map((offer) => `${offer}\n`)
    .join("");
}

/** Whole words, some with a tab and what they mean. */
function offersFor(current: string, before: readonly string[]): readonly string[] {
  let command: CommandName | "help" | null = null;
  let open: Flag | undefined;
  for (const word of before) {
    if (open !== undefined) open = undefined;
    else if (word === "--") return [FILES];
    else if (word.startsWith("-")) open = valued(command, word);
    else command ??= [...commandNames, "help" as const].find((name) => name === word) ?? "diagnose";
  }
  if (open !== undefined) return valuesOf(open, current);
  const [, name, value = ""] = /^(--[a-z-]+)=(.*)$/.exec(current) ?? [];
  if (name !== undefined) {
    const flag = valued(command, name);
    return flag === undefined ? [] : valuesOf(flag, value, `${name}=`);
  }
  const own = current.startsWith("-") ? flagOffers(command) : operands(command);
  return own.filter((offer) => offer === FILES || offer.startsWith(current));
}

function flags(command: CommandName | "help" | null): readonly Flag[] {
  return command === "help" ? [] : flagsOf(command ?? "diagnose");
}

/** The flag of that name, where it takes a value. */
function valued(command: CommandName | "help" | null, name: string): Flag | undefined {
  return flags(command).find((flag) => {
    const { short, long, value } = flagSpelling(flag);
    return value !== undefined && (name === long || name === short);
  });
}

function flagOffers(command: CommandName | "help" | null): readonly string[] {
  return [
    ...flags(command).flatMap((flag) => {
      const { short, long } = flagSpelling(flag);
      return [long, ...(short === undefined ? [] : [short])].map((one) => `${one}\t${flag.help}`);
    }),
    ...["--help", "-h"].map((one) => `${one}\tprint this help`),
    "--help-all\tprint the help with every flag",
    ...(command === null ? ["--version", "-V"].map((one) => `${one}\tprint the version`) : []),
  ];
}

function operands(command: CommandName | "help" | null): readonly string[] {
  if (command === "help") return [...commandNames, ...pages];
  if (command === null)
    return [
      ...commandNames.map((name) => `${name}\t${commandRecords[name].about}`),
      "help\thelp of a command, or a page",
      FILES,
    ];
  const { values } = commandRecords[command];
  return values === "file" ? [FILES] : values;
}

/** Words may be listed with commas, or take `=path`. */
function valuesOf(flag: Flag, typed: string, lead = ""): readonly string[] {
  const { value = "" } = flagSpelling(flag);
  const { values = flag.isInput === true ? "file" : [] } = flag;
  if (values === "file" || (value.endsWith("[=path]") && typed.includes("="))) return [FILES];
  const listed = value === "list" ? typed.slice(0, typed.lastIndexOf(",") + 1) : "";
  return values
    .map((word) => listed + word)
    .flatMap((word) => (word.startsWith(typed) ? [lead + word] : []));
}
