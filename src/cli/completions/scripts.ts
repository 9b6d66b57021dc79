// The script of each shell: it asks the program what may stand at the cursor.

import type { Shell } from "../options/shells.ts";
import { ASK } from "./offers.ts";

export const scripts: Readonly<Record<Shell, string>> = {
  // For bash 3.2 and newer. Where nothing is offered, bash completes the names of files.
  bash: `# Completions of lossledger for bash: eval "$(lossledger completion bash)"

_lossledger() {
  local IFS=$' \\t\\n' line=\${COMP_LINE:0:COMP_POINT} words word
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=('')
  word=\${words[\${#words[@]}-1]}
  unset "words[\${#words[@]}-1]"
  IFS=$'\\n'
  COMPREPLY=($("\${words[0]}" ${ASK} ".$word" "\${words[@]:1}" 2> /dev/null | grep -v '^:' | cut -f1))
  # Bash takes the = of --flag=value as a word of its own.
  [[ $word == *=* ]] && COMPREPLY=("\${COMPREPLY[@]#*=}")
}

complete -o bashdefault -o default -F _lossledger lossledger
`,
  zsh: `#compdef lossledger
# Completions of lossledger for zsh: eval "$(lossledger completion zsh)", or a file _lossledger in $fpath.

_lossledger() {
  local -a offers=("\${(@f)$("$words[1]" ${ASK} ".$words[CURRENT]" "\${(@)words[2,CURRENT-1]}" 2> /dev/null)}")
  local -a described=("\${(@)\${(@)\${(@)offers:#(:files|)}//:/\\\\:}/$'\\t'/:}")
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
`,
  fish: `# Completions of lossledger for fish: a file ~/.config/fish/completions/lossledger.fish

function __lossledger_offers
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    for offer in ($words[1] ${ASK} .$word $words[2..-1] 2> /dev/null)
        if test "$offer" != :files
            echo $offer
            continue
        end
        set -l lead (string match -r '^.*=' -- $word)
        for path in (__fish_complete_path (string replace -r '^.*=' '' -- $word))
            echo "$lead$path"
        end
    end
end

complete -c lossledger -f -a '(__lossledger_offers)'
`,
  // For PowerShell 5.1 and newer. Where nothing is offered, it completes the names of files.
  powershell: `# Completions of lossledger for PowerShell: lossledger completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName lossledger -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $before = @($commandAst.CommandElements |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
    Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text })
  lossledger ${ASK} ".$wordToComplete" @before 2> $null | Where-Object { $_ -cne ':files' } | ForEach-Object {
    $word, $tip = $_ -split "\`t", 2
    if ($null -eq $tip) { $tip = $word }
    [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $tip)
  }
}
`,
};
