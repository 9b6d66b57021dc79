// Messages, notes and bugs → lines for stderr; text of a log in them is escaped.

import { escapeTerminal, escapeWorkflow } from "../index.ts";
import { asMessage, type CliError, messageOf } from "./errors.ts";

/** Two lines: what was seen where, and how to go on; text of the log in them is escaped. */
export function messageText(error: CliError, unicode: boolean): string {
  const { where, seen, next } = messageOf(error);
  const arrow = unicode ? "→" : "->";
  return [`lossledger: ${where}: ${seen}`, `  ${arrow} ${next}`]
    .map((line) => `${escapeWorkflow(escapeTerminal(line))}\n`)
    .join("");
}

/** Commander's `error: what` and `(Did you mean --x?)`, as the other messages look. */
export function usageText(text: string, unicode: boolean): string {
  const [seen = "", hint = ""] = text.replace(/^error: /, "").split("\n");
  const near = /^\(Did you mean (.*)\?\)$/.exec(hint)?.[1];
  const next = near === undefined ? "see all options: `--help-all`" : `did you mean \`${near}\`?`;
  return [`lossledger: ${seen}`, `  ${unicode ? "→" : "->"} ${next}`]
    .map((line) => `${escapeWorkflow(escapeTerminal(line))}\n`)
    .join("");
}

/** One line about a source that could be read; text of the log in it is escaped. */
export function noteText(source: string, note: string): string {
  return `${escapeWorkflow(escapeTerminal(`lossledger: ${source}: ${note}`))}\n`;
}

/** Of whatever was thrown. */
export function failureText(error: unknown, unicode: boolean): string {
  const message = asMessage(error);
  return message === undefined ? bugText(error) : messageText(message, unicode);
}

/** For what no table foresaw; never looks like a verdict. */
export function bugText(error: unknown): string {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = detail
    .split("\n")
    .slice(0, 6)
    .map((line) => `  ${escapeTerminal(line)}`);
  return [
    "lossledger: this is a bug in lossledger, not in your log; please report it with the log and these lines:",
    ...lines,
    "",
  ].join("\n");
}
