// Names of columns → short ones that are still told apart.

import { cutStart, shorten, startOf, textWidth } from "./text-width.ts";

/** At most so many cells each; no two that differ are shortened to the same. */
export function distinctNames(
  names: readonly string[],
  cells: number,
  ellipsis: string,
): readonly string[] {
  const core = coresOf(names, ellipsis);
  const tries = [
    (name: string): string =>
      textWidth(name) <= cells ? name : (core.get(name) ?? name.repeat(2)),
    (name: string): string => shorten(name, cells, ellipsis),
    (name: string): string => cutStart(name, cells, ellipsis),
    (name: string): string =>
      textWidth(name) <= cells ? name : startOf(name, cells - textWidth(ellipsis)) + ellipsis,
  ];
  const apart = new Set(names).size;
  for (const make of tries) {
    const made = names.map(make);
    if (new Set(made).size === apart && made.every((name) => textWidth(name) <= cells)) return made;
  }
  const numbers = new Map<string, number>();
  for (const name of names) if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
  return names.map((name) => {
    if (textWidth(name) <= cells) return name;
    const tail = `${ellipsis}${numbers.get(name)}`;
    return startOf(name, Math.max(0, cells - textWidth(tail))) + tail;
  });
}

/** Names without the words that all of them begin and end with: `…sup5…` of `net_sup5_out` beside `net_sup6_out`. */
function coresOf(names: readonly string[], ellipsis: string): ReadonlyMap<string, string> {
  const long = [...new Set(names)].filter((name) => name.includes("_"));
  if (long.length < 2) return new Map();
  const words = long.map((name) => name.split("_"));
  const least = Math.min(...words.map(({ length }) => length));
  const [first = []] = words;
  let [head, tail] = [0, 0];
  while (head < least - 1 && words.every((own) => own[head] === first[head])) head += 1;
  while (tail < least - 1 - head && words.every((own) => own.at(-1 - tail) === first.at(-1 - tail)))
    tail += 1;
  const mark = (count: number): string => (count > 0 ? ellipsis : "");
  return new Map(
    long.map((name, i) => [
      name,
      mark(head) +
        (words[i] ?? []).slice(head, (words[i]?.length ?? 0) - tail).join("_") +
        mark(tail),
    ]),
  );
}
