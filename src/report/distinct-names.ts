// Names of columns → short ones that are still told apart.

import { endOf, shorten, startOf, textWidth } from "./text-width.ts";

/** At most so many cells each; no two that differ are shortened to the same. */
export function distinctNames(
  names: readonly string[],
  cells: number,
  ellipsis: string,
): readonly string[] {
  const tries = [
    (name: string): string => shorten(name, cells, ellipsis),
    (name: string): string =>
      textWidth(name) <= cells ? name : ellipsis + endOf(name, cells - textWidth(ellipsis)),
    (name: string): string =>
      textWidth(name) <= cells ? name : startOf(name, cells - textWidth(ellipsis)) + ellipsis,
  ];
  const apart = new Set(names).size;
  for (const make of tries) {
    const made = names.map(make);
    if (new Set(made).size === apart) return made;
  }
  const numbers = new Map<string, number>();
  for (const name of names) if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
  return names.map((name) => {
    if (textWidth(name) <= cells) return name;
    const tail = `${ellipsis}${numbers.get(name)}`;
    return startOf(name, Math.max(0, cells - textWidth(tail))) + tail;
  });
}
