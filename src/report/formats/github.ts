// An Analysis → GitHub workflow commands that annotate the log's own lines, the gravest first, and as many as GitHub shows.

import { escapeCommand, escapeTerminal, escapeWorkflow } from "../escape.ts";
import type { Format, RenderOptions } from "../format.ts";
import type { OutcomeVerdict } from "../../analysis/outcome.ts";
import { fullTextOf, needingWords, pathOf, withoutTicks } from "../outcome-list.ts";

/** GitHub shows this many annotations of a kind for each step, and drops the others without a word. */
const MOST_OF_A_KIND = 10;

const KINDS: Readonly<Partial<Record<OutcomeVerdict, Kind>>> = {
  fail: "error",
  undecided: "warning",
  note: "notice",
};

type Kind = "error" | "warning" | "notice";

interface Annotation {
  readonly kind: Kind;
  readonly file: string;
  readonly line: number | undefined;
  readonly title: string;
  readonly text: readonly string[];
}

export const github: Format = {
  id: "github",
  render(analysis, options) {
    const all: Annotation[] = [
      ...(analysis.unjudged ?? []).map((one): Annotation => ({
        kind: "error",
        file: pathOf(one, options),
        line: undefined,
        title: "lossledger: could not be judged",
        text: [one.seen, `next: ${one.next}`].map(withoutTicks),
      })),
      ...needingWords(analysis).map((outcome): Annotation => ({
        kind: KINDS[outcome.verdict] ?? "notice",
        file: pathOf(outcome, options),
        line: outcome.lines[0],
        title: `lossledger: ${outcome.rule}`,
        text: fullTextOf(outcome),
      })),
    ];
    const kinds = ["error", "warning", "notice"] as const;
    return kinds.flatMap((kind) => linesOf(all, kind, options)).join("");
  },
};

function linesOf(all: readonly Annotation[], kind: Kind, options: RenderOptions): string[] {
  const own = all.filter((annotation) => annotation.kind === kind);
  const shown = own.slice(0, MOST_OF_A_KIND);
  const left = own.slice(MOST_OF_A_KIND);
  if (left.length === 0) return shown.map(command);
  const nouns = left.length === 1 ? `1 more ${kind} is` : `${left.length} more ${kind}s are`;
  const files = [...new Set(left.map(({ file }) => file))];
  const where = files.slice(0, 5).map(escapeTerminal).join(", ");
  const more = files.length > 5 ? ` and ${files.length - 5} more` : "";
  const dash = options.style.unicode ? "–" : "-";
  const said = `${nouns} not annotated ${dash} GitHub shows ${MOST_OF_A_KIND} a step: ${where}${more}`;
  return [...shown.map(command), `${escapeWorkflow(said)}\n`];
}

function command({ kind, file, line, title, text }: Annotation): string {
  const properties = [
    `file=${escapeCommand(file, "property")}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${escapeCommand(title, "property")}`,
  ];
  // Lines of a message are joined by an encoded line feed.
  const message = text.map((part) => escapeCommand(part, "data")).join("%0A");
  return `::${kind} ${properties.join(",")}::${message}\n`;
}
