// Event files of one or more folders → runs, with what was wrong and what was left aside.

import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";
import { createLogReader, readLog } from "../../../src/read/read-log.ts";
import type { Log } from "../../../src/table/run.ts";
import { eventFile, type WrittenScalar } from "../../helpers/event-file.ts";

type Epoch = Readonly<Record<string, number>>;

/** One epoch an entry, from step `first` on. */
function epochs(list: readonly Epoch[], first = 0, as: WrittenScalar["as"] = "float"): Buffer {
  return eventFile(
    list.map((values, index) => ({
      step: first + index,
      scalars: Object.entries(values).map(([tag, value]) => ({ tag, value, as })),
    })),
  );
}

function readFolders(...files: readonly ["train" | "val", Uint8Array][]): Log {
  const reader = createLogReader({ dialect: "tensorboard" });
  files.forEach(([split, bytes], index) => {
    reader.startFile(split, `${split}/${index}`);
    reader.push(bytes);
  });
  return reader.end();
}

function rowsOf({ runs }: Log): string[] {
  return runs.flatMap(({ number, rows }) =>
    rows.map(({ split, epoch, values }) => {
      const columns = [...values].map(([column, { text }]) => `${column} ${text}`);
      return `${number} ${epoch} ${split}: ${columns.join(", ")}`;
    }),
  );
}

const TRAIN = epochs([
  { epoch_loss: 2.5, epoch_a_loss: 1 },
  { epoch_loss: 2, epoch_a_loss: 0.5 },
]);
const VAL = epochs([
  { epoch_loss: 3, epoch_a_loss: 1.5 },
  { epoch_loss: 2.75, epoch_a_loss: 1.25 },
]);
const BOTH = [
  "1 1 train: loss 2.5, a_loss 1",
  "1 1 val: loss 3, a_loss 1.5",
  "1 2 train: loss 2, a_loss 0.5",
  "1 2 val: loss 2.75, a_loss 1.25",
];

describe("event files", () => {
  test("train and validation are one run, in whatever order they come", () => {
    expect(rowsOf(readFolders(["train", TRAIN], ["val", VAL]))).toEqual(BOTH);
    expect(rowsOf(readFolders(["val", VAL], ["train", TRAIN]))).toEqual(BOTH);
  });

  test("a run that went on in a second file is one run, one begun anew is another", () => {
    const more = epochs([{ epoch_loss: 1, epoch_a_loss: 0.25 }], 2);
    expect(rowsOf(readFolders(["train", TRAIN], ["train", more])).at(-1)).toBe(
      "1 3 train: loss 1, a_loss 0.25",
    );
    const anew = readFolders(["train", TRAIN], ["train", TRAIN], ["val", VAL], ["val", VAL]);
    expect(rowsOf(anew)).toEqual([...BOTH, ...BOTH.map((row) => row.replace("1 ", "2 "))]);
  });

  test("rows of more layouts than are stored are read alike", () => {
    // Every row has other columns than the one before; 24 layouts come in turns.
    const list = Array.from({ length: 60 }, (_, row) => {
      const more = ["b", "c", "d", "e"].filter((_name, bit) => (row >> bit) & 1);
      const columns = ["loss", "a", ...more];
      return columns.map((name, i) => [`epoch_${name}`, row + i / 8] as const);
    });
    const orders = list.map((row, i) => (i % 24 < 16 ? row : row.toReversed()));
    const log = readFolders(["train", epochs(orders.map((row) => Object.fromEntries(row)))]);
    expect(log.rejects).toEqual([]);
    expect(rowsOf(log)).toEqual(
      orders.map((row, i) => {
        const columns = row.map(([tag, value]) => `${tag.slice(6)} ${value}`);
        return `1 ${i + 1} train: ${columns.join(", ")}`;
      }),
    );
    const types = log.runs.flatMap(({ rows }) => rows.map(({ values }) => values.constructor.name));
    expect(new Set(types)).toEqual(new Set(["StoredValues", "Map"]));
  });

  test("a column of two spellings has its first place and its last value", () => {
    const train = epochs([{ epoch_val_loss: 1, epoch_loss: 2 }]);
    const log = readFolders(["train", train], ["val", epochs([{ epoch_loss: 3 }])]);
    expect(rowsOf(log)).toEqual(["1 1 train: loss 2", "1 1 val: loss 3"]);
  });

  test("numbers are known to half an ulp of their type", () => {
    for (const [as, ulp] of [
      ["simple", 2 ** -23],
      ["float", 2 ** -23],
      ["double", 2 ** -52],
    ] as const) {
      const [run] = readLog(epochs([{ loss: 1.5, a_loss: 1.25 }], 0, as)).runs;
      const loss = run?.rows.at(0)?.values.get("loss");
      expect(loss?.low).toBeGreaterThanOrEqual(1.5 - ulp);
      expect(loss?.low).toBeLessThan(1.5);
      expect(loss?.high).toBeLessThanOrEqual(1.5 + ulp);
      expect(loss?.high).toBeGreaterThan(1.5);
    }
  });

  test("other tags count steps as they are, from 1 where they begin at 0", () => {
    const from = (first: number): Log =>
      readLog(epochs([{ "Loss/train": 2 }, { "Loss/train": 1 }], first));
    expect(rowsOf(from(0))).toEqual(["1 1 train: Loss 2", "1 2 train: Loss 1"]);
    expect(from(0).notes).toEqual(["steps are counted from 1 instead of 0"]);
    expect(rowsOf(from(100))).toEqual(["1 100 train: Loss 2", "1 101 train: Loss 1"]);
    expect(from(100).notes).toEqual([]);
  });

  test("what is left aside, and what numbers stand in place of epochs, is said", () => {
    const aside = readLog(
      epochs([{ batch_loss: 9, epoch_loss: 1, evaluation_loss_vs_iterations: 2, extra: 3 }]),
    );
    expect(rowsOf(aside)).toEqual(["1 1 train: loss 1"]);
    expect(aside.notes).toEqual(["2 values of batches, evaluations or other tags were left out"]);
    const batches = readLog(epochs([{ batch_loss: 9 }, { batch_loss: 8 }]));
    expect(rowsOf(batches)).toEqual(["1 0 train: loss 9", "1 1 train: loss 8"]);
    expect(batches.notes[0]).toContain("only values of batches");
  });

  test("a file that ends inside a record is read as far as it goes, with a note", () => {
    const cut = readFolders(["train", TRAIN.subarray(0, -5)], ["val", VAL]);
    expect(rowsOf(cut)).toEqual(
      BOTH.map((row) => row.replace("2 train: loss 2, a_loss 0.5", "2 train: loss 2")),
    );
    expect([cut.rejects, cut.notes]).toEqual([
      [],
      [
        "an event file ends inside a record, as when training goes on or was stopped; what comes before was read",
      ],
    ]);
  });

  test("a damaged record is rejected with its file and place", () => {
    const damaged = Buffer.from(TRAIN);
    const offset = eventFile([]).length;
    damaged.writeUInt8(0xff, offset + 14);
    const { rejects, skipped, runs } = readFolders(["train", damaged], ["val", VAL]);
    expect(rejects).toEqual([
      {
        line: 0,
        text: "",
        reason: `train/0: record 2 at byte ${offset}: the data of the record do not have their checksum`,
      },
    ]);
    expect(skipped.rejected).toBe(1);
    expect(runs).toHaveLength(1);
  });

  test("values that are not finite are kept", () => {
    const log = readLog(
      readFileSync("fixtures/containers/events-of-every-type/events.out.tfevents.1700000000.host"),
    );
    const last = log.runs[0]?.rows.at(-1)?.values;
    expect([last?.get("nan")?.text, last?.get("inf")?.text]).toEqual(["nan", "-inf"]);
    expect(last?.get("float16")).toMatchObject({
      value: 0.300048828125,
      low: 0.300048828125 - 2 ** -13,
    });
  });
});
