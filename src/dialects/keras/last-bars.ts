// Lines that bars rewrote, of which only what they end as is wanted → the rows that they end as.

import type { HeadedRows } from "./epochs.ts";
import type { KerasLayout, KnownLayouts } from "./layouts.ts";
import type { Header } from "./parts.ts";

type Counts = Pick<Header, "epoch" | "epochs">;

interface LastBars {
  readonly layout: KerasLayout;
  readonly rows: Pick<HeadedRows, "rows" | "step" | "steps" | "firstRow" | "headerAfter">;
  /** Index after the last header. */
  readonly end: number;
}

/** See TakeLines of settle.ts. */
interface Offered {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly limit: number;
  readonly lineEnd: (from: number) => number;
}

/** Filled bars of one layout and length with the header of the next epoch after each, as long as epochs rise from `header` on. */
export function takeLastBars(
  layouts: KnownLayouts,
  header: Counts,
  { bytes, start, limit, lineEnd }: Offered,
): LastBars | undefined {
  const headers: Counts[] = [];
  let last = header;
  let first: { layout: KerasLayout; row: number; steps: number } | undefined;
  let end = start;
  for (let before = 0; end < limit && last.epoch > before;) {
    const found = layouts.findLast(bytes, end, lineEnd(end), limit);
    if (found === undefined) break;
    const { known: layout, batch } = found;
    const steps = batch.count(0, 1);
    if (batch.count(0, 0) !== steps) break;
    if (first !== undefined && (first.layout !== layout || first.steps !== steps)) break;
    const row = layout.rows.keep(batch, 1);
    first ??= { layout, row, steps };
    before = last.epoch;
    last = { epoch: batch.count(0, 2), epochs: batch.count(0, 3) };
    headers.push(last);
    end = batch.end(0);
  }
  if (first === undefined) return undefined;
  const { layout, row: firstRow, steps } = first;
  const headerAfter = (row: number): Counts => headers[row] as Counts;
  return {
    layout,
    rows: { rows: headers.length, step: steps, steps, firstRow, headerAfter },
    end,
  };
}
