// Rows of a run → the few that show most: both ends, those with the smallest and the largest share left, and some between.

import type { Entry } from "../../ledger-rows.ts";

/** `first` are shown in any case, as far as there is room. */
export function pickRows(
  entries: readonly Entry[],
  [train, other]: readonly [train: number, other: number],
  first: readonly Entry[] = [],
): { readonly shown: readonly Entry[]; readonly hidden: number } {
  const isOwn = ({ row }: Entry): boolean => row.split === "train" && row.origin !== "evaluate";
  const own = entries.filter(isOwn);
  const rest = entries.filter((entry) => !isOwn(entry));
  const alone = own.length === 0;
  const kept = new Set([...pick(own, train, first), ...pick(rest, alone ? train : other, first)]);
  const shown = entries.filter((entry) => kept.has(entry));
  // A line that says so takes as much room as the row.
  return entries.length - shown.length <= 1
    ? { shown: entries, hidden: 0 }
    : { shown, hidden: entries.length - shown.length };
}

function pick(entries: readonly Entry[], most: number, first: readonly Entry[]): readonly Entry[] {
  if (entries.length <= most) return entries;
  const kept = new Set<Entry>();
  const add = (entry: Entry | undefined): void => {
    if (entry !== undefined && kept.size < most) kept.add(entry);
  };
  for (const entry of first) if (entries.includes(entry)) add(entry);
  add(entries.at(-1));
  add(entries[0]);
  const shares = entries.filter(({ share }) => share !== null);
  const by = (better: (a: number, b: number) => boolean): Entry | undefined =>
    shares.reduce<Entry | undefined>(
      (best, entry) =>
        best === undefined || better(entry.share ?? 0, best.share ?? 0) ? entry : best,
      undefined,
    );
  add(by((a, b) => a < b));
  add(by((a, b) => a > b));
  for (let parts = 2; kept.size < most && parts <= 2 * most; parts += 1)
    for (let i = 1; i < parts; i += 1) add(entries[Math.round((i / parts) * (entries.length - 1))]);
  return entries.filter((entry) => kept.has(entry));
}
