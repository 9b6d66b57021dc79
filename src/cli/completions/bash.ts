// What may stand where → a completion script for bash 3.2 and newer.

import type {
  CompletedCommand,
  CompletedFlag,
  CompletionModel,
  Takes,
} from "./completion-model.ts";

export function bash({ program, root, commands }: CompletionModel): string {
  const names = commands.map(({ name }) => name);
  const valued = root.flags.flatMap((flag) => (flag.takes.kind === "none" ? [] : flag.names));
  const all = [{ ...root, name: "" }, ...commands];
  return `# Completions of ${program} for bash: eval "$(${program} completion bash)"

_${program}() {
  local IFS=$' \\t\\n' cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command= i
  COMPREPLY=()
  # Bash takes the = of --flag=value and of name=path as a word of its own.
  if [[ $cur == = ]]; then
    cur=
    [[ $prev == -* ]] || return
  elif [[ $prev == = ]]; then
    prev=\${COMP_WORDS[COMP_CWORD-2]}
    [[ $prev == -* ]] || return
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${valued.join("|")}) ((i++)) ;;
      --) return ;;
      -*) ;;
      ${names.join("|")}) command=\${COMP_WORDS[i]}; break ;;
      *) command=${root.name}; break ;;
    esac
  done
  # Where nothing is offered, bash completes the names of files.
  case $command:$prev in
${all.flatMap(flagCases).join("\n")}
  esac
  if [[ $cur == -* ]]; then
    case $command in
${all.map(({ name, flags }) => `      ${name === "" ? "''" : name}) ${offer(flags.flatMap((flag) => flag.names))} ;;`).join("\n")}
    esac
    return
  fi
  case $command in
    '') ${offer(names)} ;;
${commands.flatMap(({ name, operand }) => ("words" in operand ? [`    ${name}) ${offer(operand.words)} ;;`] : [])).join("\n")}
  esac
}

complete -o bashdefault -o default -F _${program} ${program}
`;
}

function flagCases({ name, flags }: CompletedCommand): string[] {
  const patternOf = (of: readonly CompletedFlag[]): string =>
    of.flatMap(({ names }) => names.map((flag) => `${name}:${flag}`)).join("|");
  const open = flags.filter(({ takes }) => takes.kind === "text" || takes.kind === "file");
  return [
    ...(open.length === 0 ? [] : [`    ${patternOf(open)}) return ;;`]),
    ...flags.flatMap((flag) =>
      "words" in flag.takes
        ? [`    ${patternOf([flag])}) ${valueOffer(flag.takes)}; return ;;`]
        : [],
    ),
  ];
}

function valueOffer({ kind, words }: Extract<Takes, { words: unknown }>): string {
  if (kind !== "list") return offer(words);
  const before = "[[ $cur == *,* ]] && i=${cur%,*}, || i=";
  return `${before}; COMPREPLY=($(compgen -P "$i" -W '${words.join(" ")}' -- "\${cur##*,}"))`;
}

function offer(words: readonly string[]): string {
  return `COMPREPLY=($(compgen -W '${words.join(" ")}' -- "$cur"))`;
}
