# Completions of lossledger for bash: eval "$(lossledger completion bash)"

_lossledger() {
  local IFS=$' \t\n' line=${COMP_LINE:0:COMP_POINT} words word
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  word=${words[${#words[@]}-1]}
  unset "words[${#words[@]}-1]"
  IFS=$'\n'
  COMPREPLY=($("${words[0]}" __complete ".$word" "${words[@]:1}" 2> /dev/null | grep -v '^:' | cut -f1))
  # Bash takes the = of --flag=value as a word of its own.
  [[ $word == *=* ]] && COMPREPLY=("${COMPREPLY[@]#*=}")
}

complete -o bashdefault -o default -F _lossledger lossledger
