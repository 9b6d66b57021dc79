// Text that came from a log or a file name → text that cannot steer what it is printed to; one function a target.

/** Most texts are this. The rules below need Unicode tables, which cost a start-up two milliseconds where they are written, and as much where they are used. */
const HARMLESS = /^(?:[ !"$-9;-~·×–—…→≈≤≥±✓✗●○─█]|:(?!:)|#(?!#))*$/;

const NAMED: ReadonlyMap<string, string> = new Map([
  ["\t", "\\t"],
  ["\n", "\\n"],
  ["\r", "\\r"],
]);

/** For a terminal: what would move the cursor, change colours or turn the reading direction shows as its escape. */
export function escapeTerminal(text: string): string {
  if (HARMLESS.test(text)) return text;
  // Controls, formats (bidi overrides, zero-width and soft hyphens), line and paragraph separators, lone surrogates, private use.
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu, escapeCharacter)
    .replace(/\p{Zs}/gu, " ")
    .replace(/(^| )::/g, "$1\\::")
    .replace(RUNNER, "##\\");
}

/**
 * CI runners take these anywhere in a line: GitHub's `##[` (actions/runner, ActionCommand.cs), Azure's `##vso[` (its agent,
 * Command.cs), TeamCity's `##teamcity[`. Names of any other are as little wanted.
 */
const RUNNER = /##(?=[a-z]{0,16}\[)/gi;

function escapeCharacter(character: string): string {
  const named = NAMED.get(character);
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u{${code.toString(16)}}`;
}

/** For a whole line of output that a CI runner may read: GitHub's takes `::` at its start for a command. An indented line keeps its length. */
export function escapeWorkflow(line: string): string {
  return line.replace(/^(\s*)\s::|^::/, "$1\\::").replace(RUNNER, "##\\");
}

/** No control, format, separator or private character is among these, which most JSON is made of; to ask for those takes Unicode tables. */
const SAFE_IN_JSON = /^[\0-~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2070-\u22ff✓✗]*$/;

/** For JSON already serialised: the same characters as `\uXXXX`, so that it stays the same data and is safe to look at. */
export function escapeJson(json: string): string {
  const safe = SAFE_IN_JSON.test(json)
    ? json
    : json.replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Co}]/gu, (character) =>
        Array.from({ length: character.length }, (_, i) => unit(character.charCodeAt(i))).join(""),
      );
  // To look for the sign first takes a thirtieth of the time (Node 20.20).
  return safe.includes("##") ? safe.replace(RUNNER, "\\u0023#") : safe;
}

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

/** For the data of a GitHub workflow command (actions/toolkit, command.ts); `property` also keeps `:` and `,` out of the way. */
export function escapeCommand(text: string, part: "data" | "property"): string {
  const data = escapeTerminal(text).replaceAll("%", "%25");
  return part === "data" ? data : data.replaceAll(":", "%3A").replaceAll(",", "%2C");
}

const XML: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&apos;"],
]);

/** For text or an attribute of XML or HTML; characters that XML cannot hold show as their escape, CI commands as entities. */
export function escapeXml(text: string): string {
  return escapeTerminal(text)
    .replace(/[\ufffe\uffff]/g, escapeCharacter)
    .replace(/[&<>"']/g, (character) => XML.get(character) ?? character)
    .replaceAll("::", "&#58;&#58;")
    .replace(RUNNER, "&#35;#");
}

/** What GitHub takes for a commit: it has digits and letters, so that no number is meant. */
const COMMIT = /(?<!\.)\b(?=[a-f]{0,39}\d)(?=\d{0,39}[a-f])([\da-f])([\da-f]{6,39})\b/g;

/** For Markdown outside of code: nothing is markup, a link, a mention, a commit or an issue's number (`#26`, `GH-26`). */
export function escapeMarkdown(text: string): string {
  return escapeTerminal(text)
    .replace(/[\\`*_[\]<>#|~&$]/g, "\\$&")
    .replaceAll("://", "\\://")
    .replace(/(www)\./gi, "$1\\.")
    .replaceAll("@", "@<!-- -->")
    .replace(/\b(gh)(-\d)/gi, "$1<!-- -->$2")
    .replace(COMMIT, "$1<!-- -->$2");
}

/** A code span of Markdown in a table or a sentence: fenced by more backticks than are in it, and `|` kept out of the cells' way. */
export function markdownCode(text: string): string {
  const visible = escapeTerminal(text).replaceAll("|", "\\|");
  if (visible.trim() === "") return "";
  const longest = (visible.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = "`".repeat(longest + 1);
  const edge = longest > 0 ? " " : "";
  return fence + edge + visible + edge + fence;
}

/** A path with `/` as a relative or file URI (RFC 3986). */
export function escapeUri(path: string): string {
  const segments = path.replace(/\p{Cs}/gu, "\ufffd").split("/");
  const encoded = segments.map(encodeURIComponent).join("/");
  return path.startsWith("/") ? `file://${encoded}` : encoded;
}

/** Numbers and names, which most cells are. */
const PLAIN_CELL = /^[\w.][\w.+-]*$/;

/** For a CSV cell: quoted where needed; a name that a spreadsheet would run as a formula gets an apostrophe. */
export function escapeCsv(text: string): string {
  if (PLAIN_CELL.test(text)) return text;
  const visible = escapeTerminal(text);
  const safe = /^[=+\-@]/.test(visible) && !isNumber(visible) ? `'${visible}` : visible;
  return /[",]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(escapeCsv).join(",")}\n`;
}

function isNumber(text: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+|inf|nan)(?:e[+-]?\d+)?$/i.test(text);
}

const ASCII: ReadonlyMap<string, string> = new Map([
  ["·", "*"],
  ["×", "x"],
  ["–", "-"],
  ["—", "-"],
  ["−", "-"],
  ["…", "..."],
  ["≥", ">="],
  ["≤", "<="],
  ["≈", "~"],
  ["±", "+/-"],
  ["∈", "in"],
  ["→", "->"],
  ["Σ", "sum"],
  ["’", "'"],
  ["‘", "'"],
  ["“", '"'],
  ["”", '"'],
  ["²", "^2"],
  ["⁻", "^-"],
  ["₁", "1"],
  ["₂", "2"],
  ["ᵢ", "_i"],
  ["∞", "inf"],
  ["✗", "x"],
  ["✓", "+"],
  ["●", "*"],
  ["○", "-"],
  ["█", "#"],
  ["─", "-"],
  ["│", "|"],
  ["┤", "|"],
  ["└", "+"],
]);

/** For outputs that show ASCII only: our own signs spelled out, anything else as its escape. */
export function toAscii(text: string): string {
  return text.replace(
    /[^\p{ASCII}]/gu,
    (character) => ASCII.get(character) ?? escapeCharacter(character),
  );
}
