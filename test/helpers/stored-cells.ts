// Texts of numbers → cells, read as the bytes of a row.

import { createRowLayout, type RowBatch } from "../../src/fast-rows/row-layout.ts";
import { RowStore } from "../../src/table/row-store.ts";

type NumberField = "number" | "four-places";

/** Undefined where one of the numbers is left to be read as text; `behind` follows the row's line end. */
export function cellsOf(
  texts: readonly string[],
  field: NumberField = "number",
  behind = "",
): RowBatch | undefined {
  const fields = texts.map(() => field);
  const layout = createRowLayout(["", ...texts.slice(1).map(() => ","), ""], fields);
  if (layout === undefined) throw new Error("no WebAssembly here");
  const encoder = new TextEncoder();
  const row = encoder.encode(`${texts.join(",")}\n`);
  const batch = layout.match(encoder.encode(`${texts.join(",")}\n${behind}`), 0, row.length - 1);
  return batch?.end(0) === row.length ? batch : undefined;
}

/** A store with one row of one number. */
export function storeOf(text: string, field?: NumberField, behind?: string): RowStore | undefined {
  const cells = cellsOf([text], field, behind);
  if (cells === undefined) return undefined;
  const store = new RowStore(["loss"]);
  store.add(cells, 1);
  return store;
}
