import { type Cause, causeOnPage, type CauseWords } from "./cause.ts";
import { clauses } from "./clauses.ts";
import { texts } from "./pages.texts";

/** Every cause, in the order of their pages. */
export const causes: readonly Cause[] = Object.entries(clauses).map(([id, lines]) =>
  causeOnPage(id, texts[`${id}.md`] ?? "", lines),
);

/** Undefined for an id that no cause has. */
export function findCause(id: string): Cause | undefined {
  return causes.find((one) => one.id === id);
}

export function wordsOf(id: string): CauseWords {
  return findCause(id)?.words ?? { name: id };
}
