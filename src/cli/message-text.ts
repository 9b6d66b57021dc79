// Messages, notes and bugs → lines for stderr; text of a log in them is escaped.

import { escapeTerminal, escapeWorkflow } from "../index.ts";
import type { Context } from "./commands/context.ts";
import type { Message } from "./error-words.ts";
import { asMessage } from "./errors.ts";
import type { Io } from "./io.ts";
import { widthFor } from "./output-style.ts";

const INDENT = "    ";

type Speaker = Pick<Context, "io" | "unicode">;

/** The message of whatever was thrown; for what no table foresaw, a bug. */
export function errorText(error: unknown, speaker: Speaker): string {
  const message = asMessage(error);
  return message === undefined ? bugText(error) : messageText(message, speaker);
}

/** What was seen where, and how to go on. */
export function messageText({ where, seen, next }: Message, { io, unicode }: Speaker): string {
  return lines(`lossledger: ${where || '""'}:`, seen, io) + lines(arrow(unicode), next, io);
}

/** Commander's `error: what` and `(Did you mean --x?)`, as the other messages look. */
export function usageText(text: string, unicode: boolean, io: Io): string {
  const [seen = "", hint = ""] = text.replace(/^error: /, "").split("\n");
  const near = /^\(Did you mean (.*)\?\)$/.exec(hint)?.[1];
  const next = near === undefined ? "see all options: `--help-all`" : `did you mean \`${near}\`?`;
  return lines("lossledger:", seen, io) + lines(arrow(unicode), next, io);
}

/** About a source that could be read. */
export function noteText(source: string, note: string, io: Io): string {
  return lines(`lossledger: ${source}:`, note, io);
}

function arrow(unicode: boolean): string {
  return unicode ? "  →" : "  ->";
}

/** At a terminal broken between words; else one line, which is easily searched. A path stays whole. */
function lines(lead: string, text: string, { stderr }: Io): string {
  const width = stderr.isTTY ? widthFor(undefined, stderr) : Infinity;
  const broken = [escapeTerminal(lead)];
  for (const word of escapeTerminal(text).split(" ")) {
    const line = `${broken.at(-1)} ${word}`;
    if (line.length <= width) broken[broken.length - 1] = line;
    else broken.push(INDENT + word);
  }
  return broken.map((line) => `${escapeWorkflow(line)}\n`).join("");
}

/** Never looks like a verdict. */
function bugText(error: unknown): string {
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
