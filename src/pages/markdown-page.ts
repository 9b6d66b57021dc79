// A page → Markdown; names in backticks are code there as well.

import type { Block, Page } from "./page.ts";

export function markdownPage(page: Page): string {
  const parts = [
    `# ${page.id}`,
    page.title,
    ...page.sections.flatMap(({ heading, blocks }) => [`## ${heading}`, ...grouped(blocks)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Items and links of one list stand on lines of their own without a gap. */
function grouped(blocks: readonly Block[]): string[] {
  const parts: string[] = [];
  blocks.forEach((block, i) => {
    const joins = isListed(block) && isListed(blocks[i - 1]);
    const text = blockText(block);
    if (joins) parts[parts.length - 1] += `\n${text}`;
    else parts.push(text);
  });
  return parts;
}

function isListed(block: Block | undefined): boolean {
  return block?.kind === "item" || block?.kind === "link";
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
      return block.text;
    case "item":
      return `- ${block.term === null ? "" : `**${block.term}**: `}${block.text}`;
    case "code":
      return `${block.caption}:\n\n\`\`\`${languageOf(block.code)}\n${block.code}\n\`\`\``;
    case "link":
      return `- <${block.url}>`;
  }
}

function languageOf(code: string): string {
  return code.startsWith("lossledger ") ? "sh" : "python";
}

/** Pages as a list of links, each to the file of its id. */
export function markdownIndex(title: string, intro: string, pages: readonly Page[]): string {
  const links = pages.map((page) => `- [${page.id}](${page.id}.md): ${page.title}`);
  return `# ${title}\n\n${intro}\n\n${links.join("\n")}\n`;
}
