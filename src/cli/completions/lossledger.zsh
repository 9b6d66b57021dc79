#compdef lossledger
# Completions of lossledger for zsh: eval "$(lossledger completion zsh)", or a file _lossledger in $fpath.

_lossledger() {
  local -a offers=("${(@f)$("$words[1]" __complete ".$words[CURRENT]" "${(@)words[2,CURRENT-1]}" 2> /dev/null)}")
  local -a described=("${(@)${(@)${(@)offers:#(:files|)}//:/\\:}/$'\t'/:}")
  (( $#described )) && _describe -t offers offer described
  if (( $offers[(I):files] )); then
    compset -P '*='
    _files
  fi
}

if [[ $funcstack[1] == _lossledger ]]; then
  _lossledger "$@"
else
  compdef _lossledger lossledger
fi
