import { expect, test } from "vitest";
import { parsePrinted, type Printed } from "../../src/table/printed.ts";
import { RowStore, selectAll, StoredValues } from "../../src/table/row-store.ts";
import { RowTable } from "../../src/table/row-table.ts";
import type { Row } from "../../src/table/row.ts";
import { cellsOf } from "../helpers/stored-cells.ts";

const SHOWN = [new Map<string, string>(), new Map([["loss", "val_loss"]])];

/** Rows of training and validation in turn, some of them with numbers that are no cells. */
function made(count: number): Row[] {
  const store = new RowStore(["loss", "a_loss"]);
  const selection = selectAll(store);
  return Array.from({ length: count }, (_, i): Row => {
    const cells = [`${i}.5000`, `${i}.2500`];
    const isStored = i % 7 !== 3;
    const values = isStored
      ? new StoredValues(selection, store.add(cellsOf(cells) ?? never(), 1))
      : new Map([["loss", parsePrinted(cells[0] as string) as Printed]]);
    return {
      origin: i % 5 === 4 ? "evaluate" : "epoch",
      split: i % 2 === 0 ? "train" : "val",
      epoch: i / 2,
      step: i % 3 === 0 ? null : i,
      steps: i % 4 === 0 ? null : 100,
      line: i + 1,
      shown: SHOWN[i % 2] as Row["shown"],
      values,
      ...(i % 11 === 5 ? { place: { part: "cell 1", line: i } } : {}),
    };
  });
}

function never(): never {
  throw new Error("these are cells");
}

test("rows come out as they went in", () => {
  const rows = made(500);
  const table = new RowTable();
  for (const row of rows) table.push(row);
  const plain = (list: Iterable<Row>): unknown =>
    Array.from(list, (row) => ({ ...row, values: [...row.values] }));
  expect(plain(table.rows())).toEqual(plain(rows));
  expect(table.rows().at(-1)?.line).toBe(500);
});

test("those that are kept as objects may be changed", () => {
  const table = new RowTable();
  for (const row of made(30)) table.push(row);
  table.change((row) => ({ ...row, line: -1 }));
  const changed = table.rows().filter(({ line }) => line === -1);
  expect(changed.map(({ epoch }) => epoch)).toEqual([1.5, 2.5, 5, 8, 8.5, 12, 13.5]);
});
