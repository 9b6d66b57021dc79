# What zsh offers for a command line: zsh -f zsh-offers.zsh SCRIPT LINE starts an interactive zsh that reads this file too, types the line and Tab.
if [[ $1 != inside ]]; then
  zmodload zsh/zpty
  zpty shell "zsh -f -i"
  zpty -w shell "source ${(q)0:A} inside ${(q)1}"
  typeset text
  zpty -r shell text $'*READY*\n'
  zpty -n -w shell "$2"$'\t'
  zpty -r shell text '*OFFERED>>*'
  text=${text##*<<OFFERED}
  print -r -- "${text%%OFFERED>>*}"
  zpty -d shell
else
  PROMPT= RPROMPT=
  stty -echo -onlcr
  autoload -Uz compinit
  compinit -u -D
  source $2
  bindkey '^I' complete-word
  begin() { print -r -- "<<OFFERED" }
  finish() { print -r -- "OFFERED>>"; exit }
  compprefuncs=(begin)
  comppostfuncs=(finish)
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
