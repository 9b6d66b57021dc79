# What zsh offers for command lines: zsh -f zsh-offers.zsh SCRIPT LINE… starts an interactive zsh that reads this file too, and types each line and Tab.
# One zsh for all of them: most of the time goes into compinit.
if [[ $1 != inside ]]; then
  zmodload zsh/zpty
  zpty shell "zsh -f -i"
  zpty -w shell "source ${(q)0:A} inside ${(q)1}"
  typeset text
  zpty -r shell text $'*READY*\n'
  for line in "${@[2,-1]}"; do
    # Ctrl-U takes the line before away.
    zpty -n -w shell $'\C-u'"$line"$'\t'
    zpty -r shell text '*OFFERED>>*'
    text=${text##*<<OFFERED}
    print -r -- "${text%%OFFERED>>*}"
    print "====="
  done
  zpty -d shell
else
  PROMPT= RPROMPT=
  stty -echo -onlcr
  autoload -Uz compinit
  compinit -u -D
  source $2
  bindkey '^I' complete-word
  # Both lists are emptied as their functions are called.
  begin() {
    compprefuncs=(begin)
    comppostfuncs=(finish)
    print -r -- "<<OFFERED"
  }
  finish() { print -r -- "OFFERED>>" }
  compprefuncs=(begin)
  # Functions add what they offer with this builtin; -O, -A and -D only ask it what would match.
  compadd() {
    if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
      builtin compadd "$@"
      return
    fi
    local -a hits prefixes
    local hit
    zparseopts -E -a prefixes p:
    builtin compadd -A hits "$@"
    for hit in $hits; do print -r -- "$IPREFIX${prefixes[2]}$hit"; done
    (( $#hits > 0 ))
  }
  print READY
fi
