// A page of documentation is Markdown; names and numbers in it stand in backticks.

export type Section = readonly [heading: string, text: string];

export function page(id: string, title: string, sections: readonly Section[]): string {
  const parts = sections.map(([heading, text]) => `## ${heading}\n\n${text}`);
  return `${[`# ${id}`, title, ...parts].join("\n\n")}\n`;
}

/** Items of one list are joined without a gap. */
export function item(text: string, term?: string): string {
  return `- ${term === undefined ? "" : `**${term}**: `}${text}`;
}

/** Where something was seen, as an item: an address is a link. */
export function place(text: string): string {
  return item(text.startsWith("https://") ? `<${text}>` : text);
}

export function fenced(caption: string, language: "python" | "sh", text: string): string {
  return `${caption}:\n\n\`\`\`${language}\n${text}\n\`\`\``;
}
