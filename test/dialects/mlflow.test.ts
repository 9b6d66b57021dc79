// What MLflow keeps and exports of its metrics → the rows of every run, and what is said of the rest.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_POINTS } from "../../src/dialects/tables/metric-points.ts";
import { createLogReader, readLog } from "../../src/read/read-log.ts";
import type { Log } from "../../src/table/run.ts";
import { anyText } from "../helpers/any-text.ts";
import { exportFixtures } from "../helpers/export-fixtures.ts";
import { shownRows } from "../helpers/shown-rows.ts";

/** Name of a metric → its lines, `value step` each. */
function folder(metrics: Readonly<Record<string, readonly string[]>>): Log {
  return read(
    Object.entries(metrics).map(([name, lines]) => [
      name,
      lines.map((line) => `1700000000000 ${line}\n`).join(""),
    ]),
  );
}

function read(files: readonly (readonly [name: string, text: string])[]): Log {
  const reader = createLogReader({ dialect: "mlflow" });
  for (const [name, text] of files) {
    reader.startFile("train", name);
    reader.push(new TextEncoder().encode(text));
  }
  return reader.end();
}

const ASIDE =
  "values of metrics at steps of their own or without one (such as `system/…` and `validation_…`) were left out";

describe("a folder of MLflow's metrics", () => {
  test.for([
    {
      name: "the epochs of Keras from 0, validation, nan, names with folders in them",
      metrics: {
        a_loss: ["1.5 0", "nan 1"],
        loss: ["2.5 0", "2.25 1"],
        "opt/lr": ["0.1 0"],
        val_loss: ["3.5 1"],
        ["__proto__"]: ["1 0", "2 1"],
      },
      rows: [
        "1.1 train a_loss=1.5 loss=2.5 opt/lr=0.1 __proto__=1",
        "1.2 train a_loss=nan loss=2.25 __proto__=2",
        "1.2 val loss=3.5",
      ],
      notes: [],
    },
    {
      name: "no loss among them",
      metrics: { acc: ["0.5 0", "0.6 1"], f1: ["0.4 0"] },
      rows: ["1.1 train acc=0.5 f1=0.4", "1.2 train acc=0.6"],
      notes: [],
    },
    {
      name: "lines in any order",
      metrics: { loss: ["2 2", "2.5 0", "2.25 1"] },
      rows: ["1.1 train loss=2.5", "1.2 train loss=2.25", "1.3 train loss=2"],
      notes: [],
    },
    {
      name: "a training that goes on from epoch 10",
      metrics: { loss: ["2.5 10", "2.25 11"] },
      rows: ["1.10 train loss=2.5", "1.11 train loss=2.25"],
      notes: [],
    },
    {
      name: "two trainings in one run, the second from an earlier epoch on",
      metrics: { loss: ["2.5 0", "2.25 1", "2 1", "1.5 2"], a_loss: ["1 0", "2 1", "3 1", "4 2"] },
      rows: [
        "1.1 train loss=2.5 a_loss=1",
        "1.2 train loss=2.25 a_loss=2",
        "2.2 train loss=2 a_loss=3",
        "2.3 train loss=1.5 a_loss=4",
      ],
      notes: [],
    },
    {
      name: "logged without steps: rows are counted",
      metrics: { loss: ["2.5 0", "2.25 0"], a_loss: ["1", "2"] },
      rows: ["1.1 train loss=2.5 a_loss=1", "1.2 train loss=2.25 a_loss=2"],
      notes: [],
    },
    {
      name: "metrics of the machine, of batches, and evaluations without a step",
      metrics: {
        loss: ["2.5 0", "2.25 1"],
        validation_loss: ["3.5 0", "3.25 0"],
        "system/cpu": ["12 0", "13 1", "14 2"],
        lr: ["0.1 0", "0.1 1", "0.1 2"],
        batch_time: ["1 0", "1 0", "1 0"],
      },
      rows: ["1.1 train loss=2.5 lr=0.1", "1.2 train loss=2.25 lr=0.1"],
      notes: [`9 ${ASIDE}`],
    },
    {
      name: "the epoch that EarlyStopping went back to, logged once more",
      metrics: {
        loss: ["2.5 0", "2.25 1", "2.75 2", "2.25 3"],
        restored_epoch: ["1 0"],
      },
      rows: ["1.1 train loss=2.5 restored_epoch=1", "1.2 train loss=2.25", "1.3 train loss=2.75"],
      notes: [
        "the values at step 3 are those of the epoch that EarlyStopping went back to, logged again (`restored_epoch`), and were left out",
      ],
    },
    {
      name: "a data set beside the step",
      metrics: { loss: ["2.5 0 train abc123", "2.25 1 train abc123"] },
      rows: ["1.1 train loss=2.5", "1.2 train loss=2.25"],
      notes: [],
    },
  ])("$name", ({ metrics, rows, notes }) => {
    const log = folder(metrics);
    expect(log.rejects).toEqual([]);
    expect(shownRows(log)).toEqual(rows);
    expect(log.notes).toEqual(notes);
  });

  test("lists what is no line of a metric, with file, line and reason", () => {
    const log = read([
      ["loss", "1700000000000 2.5 0\nloss 2.25 1\n1700000000000 x 1\n1700000000000 2 1.5\n1 2 3\n"],
      ["a_loss", "1700000000000 1.5 0 run\n\n1700000000000 1.25 0\r\n1700000000000 1.12"],
      ["cut", `${"1".repeat(5000)}\n`],
    ]);
    expect(log.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [2, "loss: no line of `time value step`"],
      [3, "loss: no line of `time value step`"],
      [4, "loss: no line of `time value step`"],
      [5, "loss: no line of `time value step`"],
      [1, "a_loss: no line of `time value step`"],
      [4, "a_loss: the file ends in this line, which may be cut off"],
      [1, "cut: no line of `time value step`"],
    ]);
    expect(shownRows(log)).toEqual(["1.1 train loss=2.5 a_loss=1.25"]);
  });

  test("has limits of metrics and of bytes, and tells of them", () => {
    const many = Object.fromEntries(
      Array.from({ length: 1100 }, (_, i) => [`m${i}_loss`, ["1 0"]]),
    );
    const log = folder(many);
    expect(log.notes).toContain("100 metrics beyond the first 1000 were left out");
    expect(log.runs[0]?.columns).toHaveLength(1000);
    const reader = createLogReader({ dialect: "mlflow" });
    reader.startFile("train", "loss");
    const blank = new Uint8Array(2 ** 22).fill(0x20);
    reader.push(new TextEncoder().encode("1700000000000 2.5 0\n"));
    for (let i = 0; i < 17; i += 1) reader.push(blank);
    expect(reader.end().rejects).toMatchObject([
      { line: 0, reason: "loss: longer than 64 MiB, the most that is read of a metric" },
    ]);
    expect(MAX_POINTS).toBe(1_048_576);
  }, 20_000);

  test("any bytes in any number of files end, however they are cut", () => {
    const piece = fc.oneof(
      fc.constantFrom("1700000000000 ", "2.5", " 0\n", " 1\n", "\r", "nan", " ", "\n", "\u001b[2K"),
      anyText(4),
    );
    const file = fc.tuple(
      fc.constantFrom("loss", "a_loss", "system/x", "restored_epoch"),
      fc.array(piece),
    );
    fc.assert(
      fc.property(fc.array(file, { maxLength: 5 }), (files) => {
        read(files.map(([name, pieces]) => [name, pieces.join("")] as const));
      }),
    );
  });
});

test("a file of a metric by itself is recognised, and says that it lacks a name", () => {
  const log = readLog("1700000000000 2.5 0\n1700000002500 2.25 1\n");
  expect(log.dialect).toBe("mlflow");
  expect(log.runs[0]?.columns).toEqual(["metric"]);
  expect(log.notes).toEqual([
    "the file of a metric does not say its name: give the folder of its run instead",
  ]);
});

describe("a table of MLflow's metrics", () => {
  test.for([
    {
      name: "several runs, of which two have the same name; guarded numbers",
      text: '"Run","Run ID","metric","step","timestamp","value"\n"a","1","loss","0","17","\'-2.5"\n"a","2","loss","0","17","1e-7"\n"a","1","b","0","17","NaN"\n',
      rows: ["1.1 train loss=-2.5 b=NaN", "2.1 train loss=1e-7"],
      notes: ["the runs, in this order: `a (1)`, `a (2)`"],
    },
    {
      name: "tabs, no run, a value that is none",
      text: "key\tvalue\tstep\nloss\t2.5\t1\nstate\tok\t1\nloss\t\t2\nloss\t2.25\t2\n",
      rows: ["1.1 train loss=2.5", "1.2 train loss=2.25"],
      notes: ["column `state` is not read in 1 row: `ok` is no single number"],
    },
  ])("$name", ({ text, rows, notes }) => {
    const log = readLog(text);
    expect(log.dialect).toBe("mlflow-csv");
    expect(log.rejects).toEqual([]);
    expect(shownRows(log)).toEqual(rows);
    expect(log.notes).toEqual(notes);
  });

  test.for([
    { line: "loss,1", reason: "2 cells for 3 columns" },
    { line: ",1,2.5", reason: "a value without the name of its metric" },
    { line: "loss,1.5,2.5", reason: "the step is no whole number" },
    { line: "loss,,2.5", reason: "the step is no whole number" },
    { line: 'loss,1,"2.5', reason: "a quote without its end" },
  ])("rejects $line and reads the others", ({ line, reason }) => {
    const log = readLog(`metric,step,value\nloss,0,2.5\n${line}\nloss,2,2\n`);
    expect(log.rejects).toEqual([{ line: 3, text: line, reason }]);
    expect(shownRows(log)).toEqual(["1.1 train loss=2.5", "1.3 train loss=2"]);
  });
});

test("fixtures/exports is what the corpus makes of it", () => {
  for (const [path, text] of exportFixtures()) {
    const url = new URL(`../../fixtures/exports/${path}`, import.meta.url);
    expect(readFileSync(fileURLToPath(url), "utf8"), path).toBe(text);
  }
});
