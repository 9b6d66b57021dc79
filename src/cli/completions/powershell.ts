// What may stand where → a completion script for PowerShell 5.1 and newer.

import type { CompletedCommand, CompletionModel, Takes } from "./completion-model.ts";

export function powershell({ program, root, commands }: CompletionModel): string {
  return `# Completions of ${program} for PowerShell: ${program} completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName ${program} -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  # Of a flag: kind of its value (none, text, file, word, list, path) and the words that it takes. Case tells -v from -V.
  $commands = [System.Collections.Generic.Dictionary[string, object]]::new()
${[{ ...root, name: "" }, ...commands].map(entry).join("\n")}
  $about = @{
${commands.map(({ name, about }) => `    ${quoted(name)} = ${quoted(about)}`).join("\n")}
  }
  $before = @($commandAst.CommandElements |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
    Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text })
  $current = $commands['']
  $command = ''
  $previous = $null
  foreach ($word in $before) {
    $isValue = $null -ne $previous -and $current.flags.ContainsKey($previous) -and $current.flags[$previous].kind -cne 'none'
    if (-not $isValue -and $command -ceq '' -and $about.ContainsKey($word)) {
      $command = $word
      $current = $commands[$word]
    }
    $previous = if ($isValue) { $null } else { $word }
  }
  $offer = {
    param($words, $prefix, $start)
    foreach ($word in $words) {
      if ($word.StartsWith($start)) {
        $tip = if ($about.ContainsKey($word)) { $about[$word] } else { $word }
        [System.Management.Automation.CompletionResult]::new("$prefix$word", $word, 'ParameterValue', $tip)
      }
    }
  }
  $name = $previous
  $value = $wordToComplete
  $prefix = ''
  if ($wordToComplete -cmatch '^(--[a-z-]+)=(.*)$') {
    $name = $Matches[1]
    $value = $Matches[2]
    $prefix = "$name="
  }
  if ($null -ne $name -and $current.flags.ContainsKey($name) -and $current.flags[$name].kind -cne 'none') {
    $flag = $current.flags[$name]
    if ($flag.kind -ceq 'list' -and $value.Contains(',')) {
      $at = $value.LastIndexOf(',') + 1
      $prefix += $value.Substring(0, $at)
      $value = $value.Substring($at)
    }
    & $offer $flag.words $prefix $value
  } elseif ($wordToComplete.StartsWith('-')) {
    foreach ($flag in $current.flags.Keys) {
      if ($flag.StartsWith($wordToComplete)) {
        [System.Management.Automation.CompletionResult]::new($flag, $flag, 'ParameterName', $current.flags[$flag].help)
      }
    }
  } else {
    & $offer $current.operands '' $wordToComplete
  }
}
`;

  function entry({ name, flags, operand }: CompletedCommand): string {
    const operands = name === "" ? commands.map((command) => command.name) : wordsOf(operand);
    const lines = flags.flatMap(({ names, help, takes }) =>
      names.map(
        (flag) =>
          `  $flags[${quoted(flag)}] = @{ kind = ${quoted(takes.kind)}; words = ${array(wordsOf(takes))}; help = ${quoted(help)} }`,
      ),
    );
    return `  $flags = [System.Collections.Generic.Dictionary[string, object]]::new()
${[...lines, `  $commands[${quoted(name)}] = @{ flags = $flags; operands = ${array(operands)} }`].join("\n")}`;
  }
}

function wordsOf(takes: Takes): readonly string[] {
  return "words" in takes ? takes.words : [];
}

function array(words: readonly string[]): string {
  return `@(${words.map(quoted).join(", ")})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
