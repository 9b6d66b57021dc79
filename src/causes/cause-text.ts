// What causes.md says of a cause, section by section.

import { text } from "./causes.md.text";

export type CauseHeading = "Signature" | "What else looks like this" | "References";

/** In Markdown; without a heading what the cause is. Empty where nothing stands. Looked for anew each time, as it is seldom asked for. */
export function causeText(id: string, heading?: CauseHeading): string {
  const own = text.split(/^## /m).find((page) => page.startsWith(`${id}\n`)) ?? "";
  const lead = `${heading ?? id}\n`;
  const section = own.split(/^### /m).find((part) => part.startsWith(lead)) ?? "";
  return section.slice(lead.length).trim();
}
