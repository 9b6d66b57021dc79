// A cause → what it is, for a report that explains what it names.

import { causes } from "../../causes/index.ts";

export interface About {
  readonly title: string;
  /** Paragraphs; backticks mark names and code. */
  readonly what: readonly string[];
}

/** Undefined for an id that is none. */
export function aboutCause(id: string): About | undefined {
  const cause = causes.find((one) => one.id === id);
  return cause && { title: cause.title, what: cause.doc.what.split("\n\n") };
}
