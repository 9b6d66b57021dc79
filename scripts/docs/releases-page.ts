// What is known of single Keras releases → their page of documentation.

import { accounting } from "../../src/causes/accounting.ts";
import { markdownPage } from "../../src/pages/markdown-page.ts";
import type { Block } from "../../src/pages/page.ts";
import { releasesText } from "../../src/table/releases.ts";

export function releasesPage(): string {
  return markdownPage({
    id: "Keras releases",
    title:
      "How single releases of Keras keep the books: what they print, what that does to total minus components, and where it was seen.",
    sections: accounting.map((entry) => ({
      heading: releasesText(entry.releases),
      blocks: [
        { kind: "paragraph", text: `${releasesText(entry.releases)} ${entry.fact}.` },
        { kind: "paragraph", text: `In the ledger: ${entry.effect}.` },
        ...entry.causes.map((cause): Block => ({
          kind: "item",
          term: "finding",
          text: `[${cause}](causes/${cause}.md)`,
        })),
        ...entry.seen.map((place): Block =>
          place.startsWith("https://")
            ? { kind: "link", url: place }
            : { kind: "item", term: null, text: place },
        ),
      ],
    })),
  });
}
