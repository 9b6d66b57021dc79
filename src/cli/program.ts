// Flag records → a commander program whose actions are the commands; nothing of it writes to the process itself.

import { Command, Option } from "commander";

import { check } from "./commands/check.ts";
import type { Context } from "./commands/context.ts";
import { demo } from "./commands/demo.ts";
import { diagnose } from "./commands/diagnose.ts";
import { explain } from "./commands/explain.ts";
import { parse } from "./commands/parse.ts";
import { settle } from "./config/settings.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import type { Io } from "./io.ts";
import { flagsOf } from "./options/index.ts";
import type { CommandName, Flag } from "./options/flag.ts";
import { readOptions } from "./options/parsed.ts";
import { wantsUnicode } from "./surroundings.ts";
import { version } from "./version.ts";

export { asMessage, bugText, messageText } from "./errors.ts";
export { wantsUnicode } from "./surroundings.ts";

const EXAMPLES = `
Examples:
  lossledger train.log                       what is in the loss and in no column
  python train.py 2>&1 | lossledger          the same, from a pipe
  lossledger --weights a=1,b=0.2 train.log   with the weights given to compile()
  lossledger --format json runs/*.log        for programs
  lossledger check --max-residual 1% *.log   for CI: exit code 0, 1 or 2
  lossledger parse --format csv train.log    the rows as they were read
  lossledger explain weight-penalty          what a finding means
  lossledger demo                            what each cause looks like

Exit codes: 0 every log could be judged, 2 one could not, or bad usage.`;

const CHECK_EXAMPLES = `
Examples:
  lossledger check logs/*.log                           any strong finding fails
  lossledger check --max-residual 1% train.log          a budget for the residual
  lossledger check --max-residual train=0.5%,val=5% --fail-on strong train.log
  lossledger check --weights 1,0.2 --expect-penalty train.log
  lossledger check --against main.log train.log         did the loss change?
  lossledger check --format github --format sarif=out.sarif train.log

Exit codes: 0 all hold, 1 a rule is broken, 2 something could not be judged.`;

const PARSE_EXAMPLES = `
Examples:
  lossledger parse train.log                   every row as a table
  lossledger parse --format csv train.log      for a spreadsheet
  lossledger parse --rejects train.log         lines that could not be read, and why`;

const EXPLAIN_EXAMPLES = `
Examples:
  lossledger explain                           every cause in a line
  lossledger explain weight-penalty            the page of one
  lossledger explain --format md hidden-loss   the same as Markdown`;

const DEMO_EXAMPLES = `
Examples:
  lossledger demo                                  every cause at a glance
  lossledger demo weight-penalty                   the whole report of one
  lossledger demo --log weight-penalty             the log that it reads
  lossledger demo --log weight-penalty | lossledger`;

interface Definition {
  readonly about: string;
  readonly argument: readonly [spelling: string, help: string];
  readonly examples: string;
  /** Where nothing is named and nothing is piped in, there is nothing to do but help. */
  readonly reads: boolean;
  readonly run: (context: Context) => Promise<ExitCode>;
}

const LOGS = ["[files...]", "logs to read; - or nothing reads a pipe"] as const;

const DEFINITIONS: Readonly<Record<CommandName, Definition>> = {
  diagnose: {
    about: "what is in the loss (the default)",
    argument: LOGS,
    examples: EXAMPLES,
    reads: true,
    run: diagnose,
  },
  check: {
    about: "hold logs to budgets: exit code 0, 1 or 2",
    argument: LOGS,
    examples: CHECK_EXAMPLES,
    reads: true,
    run: check,
  },
  parse: {
    about: "the rows as they were read, and what was not understood",
    argument: LOGS,
    examples: PARSE_EXAMPLES,
    reads: true,
    run: parse,
  },
  explain: {
    about: "what a cause is, how to recognise it, and what to do",
    argument: ["[causes...]", "causes, as reports name them; none lists them all"],
    examples: EXPLAIN_EXAMPLES,
    reads: false,
    run: explain,
  },
  demo: {
    about: "what each cause looks like, on logs that come with the program",
    argument: ["[causes...]", "causes to show; none shows all at a glance"],
    examples: DEMO_EXAMPLES,
    reads: false,
    run: demo,
  },
};

/** Runs the command that the arguments name; commander's own messages go through the given writers. */
export async function runProgram(io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.judged;
  const pending: Promise<void>[] = [];
  const program = new Command("lossledger");
  const define = (command: Command, name: CommandName): Command => {
    const { argument, reads, run, examples } = DEFINITIONS[name];
    command.argument(...argument).addHelpText("after", examples);
    flagsOf(name).forEach((flag) => command.addOption(optionOf(flag)));
    return command.action(async (files: string[], _: unknown, self: Command) => {
      const settings = await settle(io, name, self.optsWithGlobals());
      const options = await readOptions(settings);
      if (settings.get("printConfig")?.value === true) {
        const { printConfig } = await import("./config/print-config.ts");
        await io.stdout.write(printConfig(name, settings));
        return;
      }
      if (reads && files.length === 0 && io.stdin.isTTY) self.help({ error: true });
      exitCode = await run({ io, files, options, unicode: wantsUnicode(options.ascii, io.env) });
    });
  };
  program
    .description(
      "Takes a training log apart: loss = weighted components + residual, and says what the residual is.",
    )
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => pending.push(io.stdout.write(text)),
      writeErr: (text) => pending.push(io.stderr.write(text)),
      getOutHelpWidth: () => helpWidth(io.stdout.columns),
      getErrHelpWidth: () => helpWidth(io.stderr.columns),
      outputError: (text, write) => write(text.replace(/^error: /, "lossledger: ")),
    });
  define(program, "diagnose");
  for (const name of Object.keys(DEFINITIONS) as CommandName[])
    define(program.command(name).description(DEFINITIONS[name].about), name);
  try {
    await program.parseAsync([...io.argv], { from: "user" });
  } catch (error) {
    if (!isCommanderExit(error)) throw error;
    exitCode = error.exitCode === 0 ? EXIT.judged : EXIT.notJudged;
  }
  await Promise.all(pending);
  return exitCode;
}

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

function helpWidth(columns: number | undefined): number {
  return Math.min(Math.max(columns ?? 80, 60), 120);
}

function isCommanderExit(error: unknown): error is { readonly exitCode: number } {
  return error instanceof Error && "code" in error && String(error.code).startsWith("commander.");
}
