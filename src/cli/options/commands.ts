// Every command as a record: help, completions, the manual page and the tests read the same one.

import { causeSummaries, ruleIds } from "../../index.ts";
import type { CommandName } from "./flag.ts";
import { SHELLS } from "./shells.ts";

export interface CommandRecord {
  /** One line of help. */
  readonly about: string;
  readonly argument: readonly [spelling: string, help: string];
  /** What the argument may be: names of files, or one of these. */
  readonly values: "file" | readonly string[];
  /** Each is run by a test, in a folder with the logs that they name. */
  readonly examples: readonly (readonly [command: string, note: string])[];
  readonly exitCodes: string;
  /** Where nothing is named and nothing is piped in, there is nothing to do but help. */
  readonly reads: boolean;
}

const LOGS = ["[files...]", "logs or folders; - or none reads stdin"] as const;
const JUDGED = "0 all logs judged, 2 a log could not be judged, or wrong usage";
const PRINTED = "0 printed, 2 wrong usage";

export const commandRecords: Readonly<Record<CommandName, CommandRecord>> = {
  diagnose: {
    about: "explain what the loss is made of (the default)",
    argument: LOGS,
    values: "file",
    examples: [
      ["lossledger train.log", "what the loss is made of"],
      ["python train.py 2>&1 | lossledger", "the same from a pipe"],
      ["lossledger --plot train.log", "with curves in the terminal"],
      ["lossledger --weights a=1,b=0.2 train.log", "with the weights given to compile()"],
      ["lossledger check --max-residual 1% *.log", "for CI: exit code 0, 1 or 2"],
      ["lossledger explain weight-penalty", "what a finding means"],
    ],
    exitCodes: JUDGED,
    reads: true,
  },
  run: {
    about: "run a training: a line per epoch, then a report",
    argument: ["[command...]", "the command that trains, and its arguments"],
    values: "file",
    examples: [
      ["lossledger run -- python train.py", ""],
      ["lossledger run --live-to ledger.txt -- python train.py", ""],
      ["lossledger run --format html=report.html -- python train.py", ""],
    ],
    exitCodes: "that of the command; 127 not found, 126 not executable",
    reads: false,
  },
  check: {
    about: "check logs against rules, for CI",
    argument: LOGS,
    values: "file",
    examples: [
      ["lossledger check logs/*.log", "hidden terms and nan fail"],
      ["lossledger check --max-residual 1% train.log", "at most 1 % left over"],
      ["lossledger check --max-residual train=0.5%,val=5% --fail-on strong train.log", ""],
      ["lossledger check --weights 1,0.2 --expect-penalty train.log", ""],
      ["lossledger check --against main.log train.log", "compare with another log"],
      ["lossledger check --format github --format sarif=out.sarif train.log", ""],
    ],
    exitCodes: "0 all rules hold, 1 a rule is broken, 2 not judged",
    reads: true,
  },
  parse: {
    about: "print the rows as they were read",
    argument: LOGS,
    values: "file",
    examples: [
      ["lossledger parse train.log", "every row as a table"],
      ["lossledger parse --format csv train.log", "for a spreadsheet"],
      ["lossledger parse --rejects train.log", "lines that could not be read"],
    ],
    exitCodes: "0 all logs read, 2 a log could not be read, or wrong usage",
    reads: true,
  },
  explain: {
    about: "explain a cause and what to do about it",
    argument: ["[causes...]", "causes, or rules of check; none lists all causes"],
    values: [...causeSummaries.map(({ id }) => id), ...ruleIds],
    examples: [
      ["lossledger explain", "all causes, one line each"],
      ["lossledger explain weight-penalty", "the page of one cause"],
      ["lossledger explain --format md hidden-loss", "the same as Markdown"],
    ],
    exitCodes: PRINTED,
    reads: false,
  },
  demo: {
    about: "show what each cause looks like, on built-in logs",
    argument: ["[causes...]", "causes to show; none shows all in short"],
    values: causeSummaries.flatMap(({ id, example }) => (example === null ? [] : [id])),
    examples: [
      ["lossledger demo", "all causes in short"],
      ["lossledger demo weight-penalty", "the full report of one"],
      ["lossledger demo --log weight-penalty", "the log itself"],
      ["lossledger demo --log weight-penalty | lossledger", ""],
    ],
    exitCodes: PRINTED,
    reads: false,
  },
  completion: {
    about: "print completions for a shell",
    argument: ["[shell...]", "bash, zsh, fish or powershell"],
    values: SHELLS,
    examples: [
      ['eval "$(lossledger completion bash)"', "in ~/.bashrc"],
      ["lossledger completion zsh > _lossledger", "in a folder of $fpath"],
      ["lossledger completion fish > lossledger.fish", "in fish's completions"],
      ["lossledger completion powershell > lossledger.ps1", "run by $PROFILE"],
    ],
    exitCodes: PRINTED,
    reads: false,
  },
};

export const commandNames: readonly CommandName[] = Object.keys(commandRecords) as CommandName[];
