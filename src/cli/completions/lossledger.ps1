# Completions of lossledger for PowerShell: lossledger completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName lossledger -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $before = @($commandAst.CommandElements |
    Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
    Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text })
  lossledger __complete ".$wordToComplete" @before 2> $null | Where-Object { $_ -cne ':files' } | ForEach-Object {
    $word, $tip = $_ -split "`t", 2
    if ($null -eq $tip) { $tip = $word }
    [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $tip)
  }
}
