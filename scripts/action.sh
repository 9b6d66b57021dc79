#!/usr/bin/env bash
# Inputs of action.yml, as environment → one run of `lossledger check`: the report and annotations in the log of the job,
# its summary, and the exit code. Runs on the Bash 3.2 of macOS too.
set -uo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

arguments=()
add_lines() {
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    line="${line#"${line%%[![:space:]]*}"}"
    line="${line%"${line##*[![:space:]]}"}"
    if [ -n "$line" ]; then arguments+=("$line"); fi
  done <<<"$1"
}

add_lines "${INPUT_ARGS:-}"
arguments+=(--format "text=$work/report.txt" --format github --format "markdown=$work/summary.md")
if [ -n "${INPUT_SARIF:-}" ]; then arguments+=(--format "sarif=$INPUT_SARIF"); fi
if [ -n "${INPUT_JUNIT:-}" ]; then arguments+=(--format "junit=$INPUT_JUNIT"); fi
# No file is taken for a flag.
arguments+=(--)
add_lines "${INPUT_FILES:-}"

if [ -n "${INPUT_COMMAND:-}" ]; then
  read -r -a command <<<"$INPUT_COMMAND"
else
  # The bundle beside this script is of the same version; a checkout has none until it is built.
  if [ ! -f "$GITHUB_ACTION_PATH/dist/cli.cjs" ]; then
    node "$GITHUB_ACTION_PATH/scripts/prepare.cjs" >"$work/build.txt" 2>&1 || { cat "$work/build.txt"; exit 2; }
  fi
  command=(node "$GITHUB_ACTION_PATH/bin/lossledger.js")
fi

"${command[@]}" check "${arguments[@]}" </dev/null
code=$?

if [ -f "$work/report.txt" ]; then cat "$work/report.txt"; fi
if [ "${INPUT_SUMMARY:-true}" != false ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ -f "$work/summary.md" ]; then
  cat "$work/summary.md" >>"$GITHUB_STEP_SUMMARY"
fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then echo "exit-code=$code" >>"$GITHUB_OUTPUT"; fi
exit "$code"
