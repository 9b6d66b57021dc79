import { causeText } from "../../src/causes/cause-text.ts";

/** Causes that look like this one, as its page has them. */
export function lookalikesOf(id: string): readonly string[] {
  const list = causeText(id, "What else looks like this");
  return Array.from(list.matchAll(/^- \*\*(.+?)\*\*: /gm), ([, other = ""]) => other);
}
