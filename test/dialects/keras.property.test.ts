// Runs of any shape, printed by every Keras → the printed characters, read back.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { undress } from "../../src/lines/undress.ts";
import { readLog } from "../../src/read/read-log.ts";
import type { Log } from "../../src/table/run.ts";
import {
  type Columns,
  type KerasMode,
  type KerasVersion,
  type PrintedEpoch,
  printKeras,
  printNumber,
  wrapped,
} from "../helpers/keras-printer.ts";
import { shownName } from "../../src/table/row.ts";
import { draws } from "../helpers/draws.ts";

const versions: readonly KerasVersion[] = ["1", "2.0", "2.2", "2.4", "3"];
const modes: readonly KerasMode[] = ["bar", "bar-lines", "lines"];
const printers = versions.flatMap((version) => modes.map((mode) => ({ version, mode })));

const value = fc
  .oneof(
    { weight: 6, arbitrary: fc.double({ min: 0, max: 20, noNaN: true }) },
    { weight: 2, arbitrary: fc.double({ min: -1e-3, max: 1e-3, noNaN: true }) },
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, 1e-45, 1e30),
  )
  .map(Math.fround); // Keras computes in float32: its exponents have two digits

const simpleName = fc.stringMatching(/^[a-z][a-z0-9]{1,9}(_[a-z0-9]{1,6}){0,2}_(loss|mae|acc)$/);
const anyName = fc.oneof(
  simpleName,
  fc.constantFrom(
    "__proto__",
    "constructor",
    "my output",
    "a/b_loss",
    "größe_loss",
    "損失",
    "0",
    "x[0]",
    "a-b",
  ),
  fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
    .map((name) => name.replaceAll(/[\p{C}\p{Z}:-]/gu, "_"))
    .filter((name) => !/^val_|^\d+[a-zµ]+$/.test(name) && undress(name) === name),
);

function runs(name: fc.Arbitrary<string>): fc.Arbitrary<PrintedEpoch[]> {
  return fc
    .tuple(fc.uniqueArray(name, { maxLength: 6 }), fc.boolean(), fc.integer({ min: 1, max: 5 }))
    .chain(([names, hasVal, count]) => {
      const all = ["loss", ...names.filter((one) => one !== "loss")];
      const columns = fc
        .tuple(...all.map(() => value))
        .map((values): Columns => values.map((one, index) => [all[index] ?? "", one] as const));
      return fc.array(
        fc.record({
          updates: fc.array(columns, { maxLength: 3 }),
          train: columns,
          val: hasVal ? columns : fc.constant<Columns>([]),
        }),
        { minLength: count, maxLength: count },
      );
    });
}

/** What was read, one map of printed names to texts for each epoch. */
function readBack(log: Log): ReadonlyMap<string, string>[] {
  const epochs = new Map<string, Map<string, string>>();
  for (const run of log.runs) {
    for (const row of run.rows) {
      if (row.origin !== "epoch") continue;
      const id = `${run.number}/${row.epoch}`;
      const values = epochs.get(id) ?? new Map<string, string>();
      for (const [name, { text }] of row.values) values.set(shownName(row, name), text);
      epochs.set(id, values);
    }
  }
  return [...epochs.values()];
}

describe.for(printers)("Keras $version, $mode", (printer) => {
  test("every number is read as printed", () => {
    fc.assert(
      fc.property(
        runs(anyName),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 4, max: 400 }),
        (epochs, first, steps) => {
          const options = { ...printer, steps, header: { first, planned: first + 100 } };
          const { text, epochs: expected } = printKeras(epochs, options);
          const log = readLog(text);
          expect(log.rejects).toEqual([]);
          expect(readBack(log)).toEqual(expected);
          expect(log.runs[0]?.rows.at(0)?.epoch).toBe(first);
          expect(log.runs).toHaveLength(1);
        },
      ),
      { numRuns: draws(60) },
    );
  });

  test("a row cut at a terminal's right edge is read as printed", () => {
    fc.assert(
      fc.property(
        runs(simpleName),
        fc.integer({ min: 40, max: 130 }),
        fc.boolean(),
        (epochs, width, trims) => {
          const options = { ...printer, steps: 26, header: { first: 1, planned: 200 } };
          const { text, epochs: expected } = printKeras(epochs, options);
          const log = readLog(wrapped(text, width, trims));
          expect(log.rejects).toEqual([]);
          expect(readBack(log)).toEqual(expected);
        },
      ),
      { numRuns: draws(60) },
    );
  });

  test("a row cut anywhere, with other lines in between, never gives a number that was not printed", () => {
    const noise = fc.constantFrom(
      "",
      "WARNING:tensorflow:Callback method is slow (0.0123)",
      "Epoch 00003: val_loss improved from 0.5 to 0.4, saving model to x.h5",
      '  File "train.py", line 12, in <module>',
      "Time: 3.25",
    );
    fc.assert(
      fc.property(
        runs(simpleName),
        fc.integer({ min: 44, max: 130 }),
        fc.boolean(),
        fc.array(noise, { maxLength: 30 }),
        (epochs, width, trims, others) => {
          const options = { ...printer, steps: 26, header: { first: 1, planned: 200 } };
          const { text, epochs: expected } = printKeras(epochs, options);
          const printed = new Map<string, Set<string>>();
          const all = [...expected, ...epochs.flatMap(({ updates }) => updates.map(shownBy))];
          for (const columns of all) {
            for (const [name, number] of columns) {
              printed.set(name, (printed.get(name) ?? new Set()).add(number));
            }
          }
          const lines = wrapped(text, width, trims).split("\n");
          const log = readLog(
            lines.flatMap((line, at) => [line, ...others.slice(at, at + 1)]).join("\n"),
          );
          const read = readBack(log).flatMap((columns) => [...columns]);
          expect(read.filter(([name, number]) => printed.get(name)?.has(number) === false)).toEqual(
            [],
          );
        },
      ),
      { numRuns: draws(60) },
    );
  });
});

function shownBy(columns: Columns): ReadonlyMap<string, string> {
  return new Map(columns.map(([name, number]) => [name, printNumber(number, "bar")]));
}
