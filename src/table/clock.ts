// What the rows of a log are counted in → the word that every report has for it.

/** The singular; its plural ends in s. */
export type RowClock = "epoch" | "iteration" | "row";

/** A log that says nothing else counts epochs. */
export function clockOf({ clock }: { readonly clock?: RowClock | undefined }): RowClock {
  return clock ?? "epoch";
}

/** What is counted: printed iterations are rarely one after another, so that it is rows there. */
export function countUnit(clock: RowClock): "epoch" | "row" {
  return clock === "epoch" ? "epoch" : "row";
}

/** `3 epochs`. */
export function countOnClock(clock: RowClock, count: number): string {
  return counted(count, countUnit(clock));
}

/** `1 row`, `2 rows`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
