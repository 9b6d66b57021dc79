// Records → runs: parted, numbered, and told apart into train and validation.

import { describe, expect, test } from "vitest";
import { Assembler, type TableLimits } from "../../src/table/assemble.ts";
import { parsePrinted } from "../../src/table/printed.ts";
import type { LogRecord, Origin } from "../../src/table/row.ts";
import type { Run } from "../../src/table/run.ts";

const writer = { name: "Keras 3", keras: 3, evidence: ["test"] } as const;

function record(origin: Origin, epoch: number | null, columns: string): LogRecord {
  const values = columns.split(" ").map((name, index) => {
    const printed = parsePrinted(`0.${index + 1}000`);
    if (printed === undefined) throw new Error("not a number");
    return [name, printed] as const;
  });
  return {
    origin,
    epoch,
    epochs: 9,
    step: null,
    steps: null,
    counts: null,
    line: 1,
    values: new Map(values),
  };
}

function assemble(...records: LogRecord[]): readonly Run[] {
  const assembler = new Assembler({ updates: true });
  for (const one of records) assembler.add(one);
  return assembler.finish("keras-lines", writer);
}

const shape = (runs: readonly Run[]): string[][] =>
  runs.map(({ rows }) =>
    rows.map(
      ({ origin, epoch, split, values }) =>
        `${origin} ${epoch} ${split} ${[...values.keys()].join(" ")}`,
    ),
  );

describe("runs", () => {
  test("begin where the epoch number falls or stays", () => {
    const runs = assemble(
      record("epoch", 1, "loss"),
      record("epoch", 2, "loss"),
      record("epoch", 2, "loss"),
      record("epoch", 1, "loss"),
    );
    expect(runs.map(({ number, rows }) => [number, rows.length])).toEqual([
      [1, 2],
      [2, 1],
      [3, 1],
    ]);
  });

  test("go on with a later step of one fraction of an epoch, of which few digits are printed", () => {
    const at = (epoch: number, step: number): LogRecord => ({
      ...record("epoch", epoch, "loss"),
      step,
    });
    expect(assemble(at(0.25, 10), at(0.25, 20))).toHaveLength(1);
    expect(assemble(at(0.25, 20), at(0.25, 10))).toHaveLength(2);
    expect(assemble(at(1, 10), at(1, 20))).toHaveLength(2);
  });

  test("begin where no column but the loss is left", () => {
    const runs = assemble(record("epoch", 1, "loss a_loss"), record("epoch", 2, "loss b_loss"));
    expect(runs).toHaveLength(2);
    expect(
      assemble(record("epoch", 1, "loss a_loss"), record("epoch", 2, "loss a_loss lr")),
    ).toHaveLength(1);
  });

  test("count the epochs where the log does not", () => {
    const runs = assemble(record("epoch", null, "loss"), record("epoch", null, "loss"));
    expect(shape(runs)).toEqual([["epoch 1 train loss", "epoch 2 train loss"]]);
  });

  test("leave each update in its own epoch where no epoch has a number, as of `fit` that is called once an epoch", () => {
    const [run] = assemble(
      record("update", null, "loss"),
      record("update", null, "loss"),
      record("epoch", null, "loss"),
      record("epoch", null, "loss"),
      record("update", null, "loss"),
      record("epoch", null, "loss"),
      record("update", null, "loss"),
    );
    expect(run?.rows.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(run?.updates.map(({ epoch }) => epoch)).toEqual([1, 1, 3, 4]);
  });

  test("number updates before a header that is the first one back from it", () => {
    const [run] = assemble(
      record("epoch", null, "loss"),
      record("update", null, "loss"),
      record("epoch", null, "loss"),
      record("update", 7, "loss"),
      record("epoch", 7, "loss"),
    );
    expect(run?.updates.map(({ epoch }) => epoch)).toEqual([6, 7]);
  });

  test("keep updates apart, and fall back on the last ones where there is nothing else", () => {
    const [run] = assemble(
      record("update", 1, "loss"),
      record("epoch", 1, "loss val_loss"),
      record("update", 2, "loss"),
    );
    expect(run?.rows).toHaveLength(2);
    expect(run?.updates.map(({ epoch }) => epoch)).toEqual([1, 2]);
    expect(shape(assemble(record("update", 7, "loss")))).toEqual([["update 7 train loss"]]);
  });
});

test("of the updates of an epoch the first are kept and the last, fewer once there are many", () => {
  const [run] = assemble(
    ...Array.from({ length: 10 }, (_, i) => [
      ...Array.from({ length: 200 }, (__, step) => ({
        ...record("update", i + 1, "loss"),
        step: step + 1,
        steps: 200,
      })),
      record("epoch", i + 1, "loss"),
    ]).flat(),
  );
  const kept = (epoch: number): number =>
    run?.updates.filter((update) => update.epoch === epoch).length ?? 0;
  expect([1, 7, 8, 9, 10].map(kept)).toEqual([129, 129, 122, 17, 17]);
});

describe("validation columns", () => {
  test("have a base among the columns, or stand beside `val_loss`", () => {
    const runs = assemble(record("epoch", 1, "loss a val_a"));
    expect(shape(runs)).toEqual([["epoch 1 train loss a", "epoch 1 val a"]]);
    expect(shape(assemble(record("epoch", 1, "loss val_loss val_b")))).toEqual([
      ["epoch 1 train loss", "epoch 1 val loss b"],
    ]);
    expect(shape(assemble(record("epoch", 1, "loss val_b")))).toEqual([
      ["epoch 1 train loss val_b"],
    ]);
  });

  test("are told by the whole run, so a base seen later counts too", () => {
    const runs = assemble(record("epoch", 1, "loss"), record("epoch", 2, "loss val_loss"));
    expect(shape(runs)).toEqual([["epoch 1 train loss", "epoch 2 train loss", "epoch 2 val loss"]]);
    expect(runs[0]?.columns).toEqual(["loss"]);
  });
});

describe("limits", () => {
  const kept = (limits: TableLimits, ...records: LogRecord[]): (string | undefined)[] => {
    const assembler = new Assembler({ updates: true, limits });
    return records.map((one) => assembler.add(one));
  };

  test("a run too many is refused, row by row, and says so", () => {
    const given = [1, 1, 1, 2].map((epoch) => record("epoch", epoch, "loss a_loss"));
    given.push(record("evaluate", null, "loss"));
    const refused = "beyond the 2 runs that are read of one log";
    expect(kept({ runs: 2, numbers: 100, columns: 9 }, ...given)).toEqual([
      undefined,
      undefined,
      refused,
      refused,
      refused,
    ]);
  });

  test("rows with columns too many are refused, also where each has a few new ones", () => {
    const refused = "beyond the 3 columns that are read of one run; those of the losses are enough";
    expect(
      kept(
        { runs: 9, numbers: 1000, columns: 3 },
        record("epoch", 1, "loss a_loss"),
        record("epoch", 2, "loss a_loss b_loss"),
        record("epoch", 3, "loss a_loss c_loss"),
        record("epoch", 3, "loss a_loss b_loss c_loss"),
        record("evaluate", null, "loss a_loss b_loss c_loss"),
        record("epoch", 3, "loss b_loss"),
      ),
    ).toEqual([undefined, undefined, refused, refused, refused, undefined]);
  });

  test("numbers too many are refused; of updates nobody asks for all", () => {
    const given = [
      record("epoch", 1, "loss a_loss"),
      record("update", 2, "loss a_loss"),
      record("epoch", 2, "loss"),
      record("update", 3, "loss a_loss"),
      record("evaluate", null, "loss a_loss"),
      record("epoch", 3, "loss"),
    ];
    const refused = "beyond the 44 numbers that are read of one log";
    expect(kept({ runs: 2, numbers: 2 * 16 + 12, columns: 9 }, ...given)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      refused,
      refused,
    ]);
  });
});
