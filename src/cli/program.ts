// Flag records → a commander program whose actions are the commands; nothing of it writes to the process itself.

import { Command, Option } from "commander";

import { systemCode } from "../source/system-code.ts";
import { act } from "./act.ts";
import { fail } from "./errors.ts";
import { EXIT } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { helpText } from "./help-text.ts";
import { usageText } from "./message-text.ts";
import { commandNames, commandRecords } from "./options/commands.ts";
import { pages } from "./options/pages.ts";
import { flagsOf } from "./options/index.ts";
import type { CommandName, Flag } from "./options/flag.ts";
import { wantsUnicode, widthFor } from "./output-style.ts";
import type { Output } from "./streams.ts";
import { version } from "./version.ts";

/** Runs the command that the arguments name; commander's own messages go through the given writers. */
export async function runProgram(io: Io): Promise<number> {
  const ended: Ending = { exitCode: EXIT.judged };
  const written: Promise<void>[] = [];
  const program = new Command("lossledger")
    .description(
      "Reads training logs and explains what the loss is made of: which weights fit, how much of it no printed column accounts for, and what that most likely is.",
    )
    .version(version, "-V, --version", "print the version")
    .helpCommand(false)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => written.push(io.stdout.write(text)),
      writeErr: (text) => written.push(io.stderr.write(text)),
      getOutHelpWidth: () => helpWidth(io.stdout),
      getErrHelpWidth: () => helpWidth(io.stderr),
      outputError: (text, write) => write(usageText(text, wantsUnicode(false, io.env), io)),
    });
  define(program, "diagnose", io, ended).argument(commandRecords.diagnose.argument[0]);
  for (const name of commandNames) {
    const command = program.command(name, { hidden: name === "diagnose" });
    command.description(commandRecords[name].about);
    // A command whose name is not given cannot be meant; two hundred flags take a start-up two milliseconds.
    if (io.argv.includes(name))
      define(command, name, io, ended).argument(...commandRecords[name].argument);
  }
  defineHelp(program, io);
  try {
    await program.parseAsync([...io.argv], { from: "user" });
  } catch (error) {
    if (!isCommanderExit(error)) throw error;
    ended.exitCode = error.exitCode === 0 ? EXIT.judged : EXIT.notJudged;
  }
  await Promise.all(written);
  return ended.exitCode;
}

/** Filled by the command that ran. */
interface Ending {
  exitCode: number;
}

/** Gives a command its flags, its help and what it does. */
function define(command: Command, name: CommandName, io: Io, ended: Ending): Command {
  const record = commandRecords[name];
  const own = flagsOf(name);
  let wantsAll = false;
  command
    .helpOption("-h, --help", "print this help; --help-all lists every flag")
    .configureHelp({
      subcommandTerm: (subcommand) => subcommand.name(),
      minWidthToWrap: 20,
      formatHelp: (_, helper) => helpText(command, helper, record, own, wantsAll),
    })
    .addOption(new Option("--help-all", "print help with every flag").hideHelp())
    .on("option:help-all", () => {
      wantsAll = true;
      command.help();
    });
  own.forEach((flag) => command.addOption(optionOf(flag)));
  // What stands after the name of another program is for that one.
  if (name === "run") command.passThroughOptions();
  return command.action(async (files: string[], _: unknown, self: Command) => {
    const help = (): void => self.help({ error: true });
    ended.exitCode = await act(io, name, files, self.optsWithGlobals(), help);
  });
}

function defineHelp(program: Command, io: Io): void {
  program
    .command("help")
    .description(`help for a command, or a page: ${pages.join(", ")}`)
    .argument("[command]")
    .action(async (name: string | undefined) => {
      if (name !== undefined && pages.includes(name)) {
        const page = await io.packageFile(`docs/${name}.md`);
        const { isTTY } = io.stdout;
        await io.stdout.write(
          isTTY ? folded(new TextDecoder().decode(page), program, helpWidth(io.stdout)) : page,
        );
        return;
      }
      const about =
        name === undefined ? program : program.commands.find((one) => one.name() === name);
      if (about === undefined)
        throw fail("unknown-page", { name: name ?? "", known: commandNames });
      about.help();
    });
}

/** Paragraphs of Markdown at the width of a terminal; code, tables and headings as they are. */
function folded(page: string, program: Command, width: number): string {
  const helper = program.createHelp();
  return page
    .split(/(^```[^]*?^```$)/m)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part.replaceAll(PARAGRAPH, (lines) =>
            helper.boxWrap(lines.replaceAll(/\n */g, " "), width),
          ),
    )
    .join("");
}

const PARAGRAPH = /^[^|#\s].*(?:\n(?![|#]|- |\d+\. ).+)*/gm;

function optionOf(flag: Flag): Option {
  const option = new Option(flag.flags, flag.help);
  // Commander would take `format` for both commands; the key says which checks apply.
  option.attributeName = () => flag.key;
  if (flag.repeatable === true) {
    option.argParser((value: string, before: readonly string[] | undefined) => [
      ...(before ?? []),
      value,
    ]);
  }
  return option;
}

/** Wider lines of prose are hard to read. */
function helpWidth(output: Output): number {
  return Math.min(widthFor(undefined, output), 119);
}

function isCommanderExit(error: unknown): error is { readonly exitCode: number } {
  return systemCode(error)?.startsWith("commander.") === true;
}
