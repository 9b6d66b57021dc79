// What may stand where → a completion script for fish 3 and newer.

import type { CompletedCommand, CompletionModel, Takes } from "./completion-model.ts";

export function fish({ program, root, commands }: CompletionModel): string {
  const names = commands.map(({ name }) => name);
  const any = `not __fish_seen_subcommand_from ${names.join(" ")}`;
  return `# Completions of ${program} for fish: a file ~/.config/fish/completions/${program}.fish

function __${program}_value
    commandline -ct | string replace -r '^--[a-z-]+=' ''
end

function __${program}_list
    set -l before (string match -r '^.*,' -- (__${program}_value))
    for word in $argv
        echo "$before$word"
    end
end

function __${program}_path
    set -l value (__${program}_value)
    set -l name (string match -r '^[^=]*=' -- $value)
    if test -n "$name"
        for path in (__fish_complete_path (string replace -- $name '' $value))
            echo $name$path
        end
    else
        string join \\n -- $argv
    end
end

${commands.map(({ name, about }) => `complete -c ${program} -n ${quoted(any)} -a ${name} -d ${quoted(about)}`).join("\n")}
${flagLines(any, root).join("\n")}
${commands.flatMap((command) => flagLines(`__fish_seen_subcommand_from ${command.name}`, command)).join("\n")}
`;

  function flagLines(when: string, { flags, operand }: CompletedCommand): string[] {
    const head = `complete -c ${program} -n ${quoted(when)}`;
    return [
      ...("words" in operand ? [`${head} -f -a ${quoted(operand.words.join(" "))}`] : []),
      ...flags.map(({ names, help, takes }) => {
        const spelled = names.map((name) =>
          name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`,
        );
        return `${head} ${spelled.join(" ")}${value(takes)} -d ${quoted(help)}`;
      }),
    ];
  }

  function value(takes: Takes): string {
    if (takes.kind === "none") return "";
    if (takes.kind === "file") return " -r -F";
    if (!("words" in takes)) return " -x";
    const words = takes.words.join(" ");
    if (takes.kind === "word") return ` -x -a ${quoted(words)}`;
    return ` -x -a ${quoted(`(__${program}_${takes.kind === "list" ? "list" : "path"} ${words})`)}`;
  }
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
