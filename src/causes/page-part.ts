// A page of Markdown → what stands under each of its headings.

/** One heading: its paragraphs, the items of its list, and its code. */
interface PagePart {
  readonly heading: string;
  /** Paragraphs with an empty line between them. */
  text: string;
  readonly items: string[];
  /** What follows the language of the code, word by word, and the code. */
  readonly code: (readonly [of: readonly string[], text: string])[];
}

/** Code, a heading, an item, or a paragraph of one line. */
const PIECE = /^```\w+ ?(.*)\n([^]*?)\n```$|^#+ (.+)$|^- (.+)$|^(.+)$/gm;

/** The first is that of the title. */
export function partsOfPage(page: string): readonly PagePart[] {
  const parts: PagePart[] = [];
  for (const [, of = "", code, heading, item, paragraph] of page.matchAll(PIECE)) {
    if (heading !== undefined) parts.push({ heading, text: "", items: [], code: [] });
    const part = parts.at(-1);
    if (part === undefined) continue;
    if (code !== undefined) part.code.push([of.split(" "), code]);
    if (item !== undefined) part.items.push(item);
    if (paragraph !== undefined) part.text += (part.text && "\n\n") + paragraph;
  }
  return parts;
}

/** Without anything in it where no heading is such. */
export function partUnder(parts: readonly PagePart[], heading: string): PagePart {
  return (
    parts.find((part) => part.heading === heading) ?? { heading, text: "", items: [], code: [] }
  );
}

/** Of its items those that are a term and what is said of it: `- name: a weight penalty`. */
export function termsOf({ items }: PagePart): Readonly<Record<string, string>> {
  return Object.fromEntries(
    items.flatMap((item) => {
      const at = item.indexOf(": ");
      return at < 0 ? [] : [[item.slice(0, at), item.slice(at + 2)]];
    }),
  );
}
