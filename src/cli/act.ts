// A command, its files and the flags that were given → what it does, and the exit code.

import { check } from "./commands/check.ts";
import { completion } from "./commands/completion.ts";
import type { Context } from "./commands/context.ts";
import { runDemo } from "./commands/demo.ts";
import { diagnose } from "./commands/diagnose.ts";
import { runExplain } from "./commands/explain.ts";
import { parse } from "./commands/parse.ts";
import { run } from "./commands/run.ts";
import { settle } from "./config/settings.ts";
import { EXIT } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { commandNames, commandRecords } from "./options/commands.ts";
import type { CommandName } from "./options/flag.ts";
import { readOptions } from "./options/parsed.ts";
import { wantsUnicode } from "./output-style.ts";

const RUNS: Readonly<Record<CommandName, (context: Context) => Promise<number>>> = {
  diagnose,
  run,
  check,
  parse,
  explain: runExplain,
  demo: runDemo,
  completion,
};

/** `given`: by the keys of the flags. `help` prints what the command is for, where it is given nothing to read. */
export async function act(
  io: Io,
  name: CommandName,
  files: readonly string[],
  given: Readonly<Record<string, unknown>> = {},
  help: () => void = () => undefined,
): Promise<number> {
  const settings = await settle(io, name, given);
  const options = readOptions(settings);
  if (settings.get("printConfig")?.value === true) {
    const { printConfig } = await import("./config/print-config.ts");
    await io.stdout.write(printConfig(name, settings));
    return EXIT.judged;
  }
  if (commandRecords[name].reads && files.length === 0 && !options.live && io.stdin.isTTY) help();
  const unicode = wantsUnicode(options.ascii, io.env);
  return await RUNS[name]({ io, files, options, unicode });
}

/** Nothing but logs, as most often: no flags to read, for which it takes a start-up two milliseconds to get ready. */
export function areFiles(args: readonly string[]): boolean {
  const words: readonly string[] = ["help", ...commandNames];
  return args.length > 0 && !args.some((arg) => arg.startsWith("-") || words.includes(arg));
}
