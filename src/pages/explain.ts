// The causes → their pages of documentation, as text for a terminal or as Markdown.

import { causes, findCause } from "../causes/index.ts";
import { ruleHelp } from "../check/rules/index.ts";
import type { RenderOptions } from "../report/format.ts";
import { verdicts } from "../verdict/verdicts.ts";
import { causePage } from "./cause-page.ts";
import { item, page } from "./markdown.ts";
import { terminalIndex, terminalPage } from "./terminal-page.ts";

export interface CauseSummary {
  readonly id: string;
  readonly title: string;
  /** The log that shows it, by its path in the package, and whether the penalty must be said to be expected. */
  readonly example: { readonly path: string; readonly expectPenalty: boolean } | null;
}

/** Every cause, in the order in which equally certain findings are listed. */
export const causeSummaries: readonly CauseSummary[] = causes.map(({ id, title, doc }) => ({
  id,
  title,
  example:
    doc.examples.found === ""
      ? null
      : {
          path: `fixtures/${doc.examples.found}`,
          expectPenalty: doc.examples.expectPenalty,
        },
}));

/** How a page is written: for a terminal, or as Markdown. */
export type PageOptions = RenderOptions | { readonly markdown: true };

/** The page of one cause or rule, or without an id the list of all causes; undefined for an id that is none. */
export function explain(id: string | undefined, options: PageOptions): string | undefined {
  if (id === undefined)
    return "markdown" in options ? markdownIndex() : terminalIndex(causes, options);
  const cause = findCause(id);
  const markdown = cause === undefined ? rulePage(id) : causePage(cause);
  if (markdown === undefined || "markdown" in options) return markdown;
  return terminalPage(markdown, options);
}

function rulePage(id: string): string | undefined {
  const rule = ruleHelp(id);
  if (rule === undefined) return undefined;
  const within = verdicts.find((one) => one.id === id)?.causes ?? [];
  const items = causes
    .filter((cause) => within.includes(cause.id))
    .map((cause) => item(cause.title, cause.id));
  return page(id, `${rule.title}.`, [
    ...(items.length === 0 ? [] : [["Causes", items.join("\n")] as const]),
    ["What check asks", rule.help],
  ]);
}

function markdownIndex(): string {
  return `# Causes

What can stand between the total and its printed components; \`lossledger explain CAUSE\` prints these pages.

${causes.map(({ id, title }) => `- [${id}](${id}.md): ${title}`).join("\n")}
`;
}
