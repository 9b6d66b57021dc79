// What may stand where → a completion script for zsh.

import type {
  CompletedCommand,
  CompletedFlag,
  CompletionModel,
  Takes,
} from "./completion-model.ts";

export function zsh({ program, root, commands }: CompletionModel): string {
  return `#compdef ${program}
# Completions of ${program} for zsh: eval "$(${program} completion zsh)", or a file _${program} in $fpath.

_${program}() {
  local curcontext=$curcontext state line
  local -A opt_args
  _arguments -C -A '-*' \\
${root.flags.map(argument).join("\n")}
    '1: :_${program}_first' \\
    '*:: :->rest' && return
  [[ $state == rest ]] || return
  case $words[1] in
${commands.map((command) => branch(command.name, command)).join("\n")}
${branch("*", root)}
  esac
}

_${program}_first() {
  local -a commands=(
${commands.map(({ name, about }) => `    ${quoted(`${name}:${about}`)}`).join("\n")}
  )
  _describe -t commands command commands
  _files
}

_${program}_list() {
  compset -P '*,'
  compadd -- "$@"
}

_${program}_path() {
  if compset -P '*='; then _files; else compadd -- "$@"; fi
}

if [[ $funcstack[1] == _${program} ]]; then
  _${program} "$@"
else
  compdef _${program} ${program}
fi
`;

  function branch(pattern: string, { flags, operand }: CompletedCommand): string {
    const lines = [...flags.map(argument), `    '*: :${action(operand)}'`];
    return `    ${pattern})\n      _arguments \\\n${lines.map((line) => `    ${line}`).join("\n")} ;;`;
  }

  function argument({ names, help, takes, repeatable }: CompletedFlag): string {
    const [long = "", short] = names;
    const value = takes.kind === "none" ? "" : `:${long.slice(2)}:${action(takes)}`;
    const text = quoted(`[${escaped(help)}]${value}`);
    const [assign, plus] = takes.kind === "none" ? ["", ""] : ["=", "+"];
    if (short === undefined)
      return `    ${quoted(`${repeatable ? "*" : ""}${long}${assign}`)}${text} \\`;
    const others = repeatable ? "'*'" : quoted(`(${short} ${long})`);
    return `    ${others}{${short}${plus},${long}${assign}}${text} \\`;
  }

  function action(takes: Takes): string {
    if (!("words" in takes)) return takes.kind === "file" ? "_files" : " ";
    const words = takes.words.join(" ");
    if (takes.kind === "word") return `(${words})`;
    return `{_${program}_${takes.kind === "list" ? "list" : "path"} ${words}}`;
  }
}

function escaped(text: string): string {
  return text.replace(/[\\[\]:]/g, "\\$&");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
