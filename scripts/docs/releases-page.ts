// What is known of single Keras releases → their page of documentation.

import { accounting } from "../../src/causes/accounting.ts";
import { item, page, place } from "../../src/pages/markdown.ts";
import { releasesText } from "../../src/table/releases.ts";

const ABOUT =
  "How single releases of Keras keep the books: what they print, what that does to total minus components, and where it was seen.";

export function releasesPage(): string {
  const sections = accounting().map(({ causes, effect, fact, releases, seen }) => {
    const name = releasesText(releases);
    const found = causes.map((cause) => item(`[${cause}](causes/${cause}.md)`, "finding"));
    const listed = [...found, ...seen.map(place)].join("\n");
    return [name, `${name} ${fact}.\n\nIn the ledger: ${effect}.\n\n${listed}`] as const;
  });
  return page("Keras releases", ABOUT, sections);
}
