// The causes → their pages of documentation, as text for a terminal or as Markdown.

import { causes, findCause } from "../causes/index.ts";
import { ruleHelp } from "../check/rules/index.ts";
import type { RenderOptions } from "../report/format.ts";
import type { Block, Page } from "./page.ts";
import { verdicts } from "../verdict/verdicts.ts";
import { causePage } from "./cause-page.ts";
import { markdownIndex, markdownPage } from "./markdown-page.ts";
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
          expectPenalty: doc.examples.expectPenalty === true,
        },
}));

/** How a page is written: for a terminal, or as Markdown. */
export type PageOptions = RenderOptions | { readonly markdown: true };

/** The page of one cause or rule, or without an id the list of all causes; undefined for an id that is none. */
export function explain(id: string | undefined, options: PageOptions): string | undefined {
  const markdown = "markdown" in options;
  if (id === undefined) {
    const pages = causes.map(causePage);
    return markdown ? markdownIndex("Causes", INDEX_INTRO, pages) : terminalIndex(pages, options);
  }
  const cause = findCause(id);
  const page = cause === undefined ? rulePage(id) : causePage(cause);
  if (page === undefined) return undefined;
  return markdown ? markdownPage(page) : terminalPage(page, options);
}

function rulePage(id: string): Page | undefined {
  const rule = ruleHelp(id);
  if (rule === undefined) return undefined;
  const help: Block[] = [{ kind: "paragraph", text: rule.help }];
  const within = verdicts.find((one) => one.id === id)?.causes ?? [];
  const items = causes.flatMap(({ id: cause, title }): Block[] =>
    within.includes(cause) ? [{ kind: "item", term: cause, text: title }] : [],
  );
  return {
    id,
    title: `${rule.title}.`,
    sections: [
      ...(items.length === 0 ? [] : [{ heading: "Causes", blocks: items }]),
      { heading: "What check asks", blocks: help },
    ],
  };
}

const INDEX_INTRO =
  "What can stand between the total and its printed components; `lossledger explain CAUSE` prints these pages.";
